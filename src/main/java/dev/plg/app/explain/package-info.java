/// Explains rules, and the keys of stack files, of charts' values and of programs' configurations.
@NullMarked
package dev.plg.app.explain;

import org.jspecify.annotations.NullMarked;
