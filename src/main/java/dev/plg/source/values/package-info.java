/// Values of charts: layers laid over each other as Helm does, values set by a path, templates in
/// values, and values that the files do not show.
@NullMarked
package dev.plg.source.values;

import org.jspecify.annotations.NullMarked;
