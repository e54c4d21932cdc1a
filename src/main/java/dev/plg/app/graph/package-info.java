/// Draws what runs, and where data go: from the nodes to the collector, the stores, their buckets
/// and Grafana.
@NullMarked
package dev.plg.app.graph;

import org.jspecify.annotations.NullMarked;
