/// Grafana Agent in flow mode: its configuration and its objects.
@NullMarked
package dev.plg.component.agent;

import org.jspecify.annotations.NullMarked;
