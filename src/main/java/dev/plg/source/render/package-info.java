/// Renders charts whose files are at hand, as Helm does.
@NullMarked
package dev.plg.source.render;

import org.jspecify.annotations.NullMarked;
