/// The difference of two texts, as a patch.
@NullMarked
package dev.plg.app.patch;

import org.jspecify.annotations.NullMarked;
