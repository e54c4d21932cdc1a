/// Takes and answers the ResourceList of a KRM function.
@NullMarked
package dev.plg.app.krm;

import org.jspecify.annotations.NullMarked;
