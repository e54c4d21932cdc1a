/// Rules on the collector that a stack chooses.
@NullMarked
package dev.plg.rule.collector;

import org.jspecify.annotations.NullMarked;
