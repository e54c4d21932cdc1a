/// Grafana: its configuration and its objects.
@NullMarked
package dev.plg.component.grafana;

import org.jspecify.annotations.NullMarked;
