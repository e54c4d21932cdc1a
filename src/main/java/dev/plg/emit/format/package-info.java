/// The list of all formats.
@NullMarked
package dev.plg.emit.format;

import org.jspecify.annotations.NullMarked;
