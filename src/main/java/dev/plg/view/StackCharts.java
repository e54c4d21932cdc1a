package dev.plg.view;

import dev.plg.catalog.KnownCharts;
import dev.plg.picture.ChartSource;
import dev.plg.picture.Picture;
import dev.plg.picture.Release;
import java.util.Set;
import java.util.stream.Stream;

/// The charts of logs and traces, told by their names.
public final class StackCharts {

  private static final Set<String> MORE =
      Set.of(
          "loki-distributed",
          "loki-simple-scalable",
          "tempo-distributed",
          "kubernetes-event-exporter");

  private StackCharts() {}

  /// Whether a chart is one of them.
  public static boolean include(ChartSource chart) {
    return MORE.contains(chart.name()) || KnownCharts.names().contains(chart.name());
  }

  /// The releases of a picture that install one of them.
  public static Stream<Release> releases(Picture picture) {
    return picture.releases().stream().filter(release -> include(release.chart()));
  }
}
