/// Alloy's syntax, which Grafana Agent calls River: one tree of blocks and attributes, each with
/// its place, a parser and a printer. A text that is not understood gives no blocks.
@NullMarked
package dev.plg.alloy;

import org.jspecify.annotations.NullMarked;
