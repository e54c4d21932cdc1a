/// Rules on Grafana: its data sources, how they refer to each other, and how it is deployed.
@NullMarked
package dev.plg.rule.grafana;

import org.jspecify.annotations.NullMarked;
