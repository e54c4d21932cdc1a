/// node-problem-detector: its checks and its objects.
@NullMarked
package dev.plg.component.node;

import org.jspecify.annotations.NullMarked;
