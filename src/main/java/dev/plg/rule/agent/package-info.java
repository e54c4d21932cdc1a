/// Demands on Grafana Agent and Alloy.
@NullMarked
package dev.plg.rule.agent;

import org.jspecify.annotations.NullMarked;
