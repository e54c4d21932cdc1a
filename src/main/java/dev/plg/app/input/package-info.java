/// Reads what the user names, of any size, as far as the memory reaches.
@NullMarked
package dev.plg.app.input;

import org.jspecify.annotations.NullMarked;
