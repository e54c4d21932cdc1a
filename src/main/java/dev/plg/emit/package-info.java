/// A plan as text: each format is one emitter, a pure function from a plan to files.
@NullMarked
package dev.plg.emit;

import org.jspecify.annotations.NullMarked;
