/// A plan as values for the charts that upstream publishes, and a small chart for the rest.
@NullMarked
package dev.plg.emit.helm;

import org.jspecify.annotations.NullMarked;
