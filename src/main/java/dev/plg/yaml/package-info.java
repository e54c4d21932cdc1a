/// YAML as an immutable tree with the place of every value: one reader, one writer, no other way.
@NullMarked
package dev.plg.yaml;

import org.jspecify.annotations.NullMarked;
