/// Promtail: its configuration and its objects.
@NullMarked
package dev.plg.component.promtail;

import org.jspecify.annotations.NullMarked;
