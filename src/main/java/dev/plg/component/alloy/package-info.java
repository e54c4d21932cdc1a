/// Grafana Alloy: its configuration and its objects.
@NullMarked
package dev.plg.component.alloy;

import org.jspecify.annotations.NullMarked;
