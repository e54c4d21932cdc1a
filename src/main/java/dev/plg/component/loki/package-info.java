/// Loki: its configuration and its objects.
@NullMarked
package dev.plg.component.loki;

import org.jspecify.annotations.NullMarked;
