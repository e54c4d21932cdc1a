/// Rules on what a pod writes to.
@NullMarked
package dev.plg.rule.disk;

import org.jspecify.annotations.NullMarked;
