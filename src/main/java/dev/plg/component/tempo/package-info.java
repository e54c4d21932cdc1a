/// Tempo: its configuration and its objects.
@NullMarked
package dev.plg.component.tempo;

import org.jspecify.annotations.NullMarked;
