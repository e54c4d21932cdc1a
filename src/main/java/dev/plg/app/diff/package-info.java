/// The difference of two texts, as a patch.
@NullMarked
package dev.plg.app.diff;

import org.jspecify.annotations.NullMarked;
