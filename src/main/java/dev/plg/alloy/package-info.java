/// Configurations in Alloy's syntax: a tree of blocks, and its printer.
@NullMarked
package dev.plg.alloy;

import org.jspecify.annotations.NullMarked;
