package dev.plg.rule.helm;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.Release;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import java.util.List;

/// A chart that is installed is one that upstream still looks after.
final class ChartIsMaintained implements PictureRule {

  @Override
  public About about() {
    return new About(
        "helm/abandoned",
        Severity.WARNING,
        Versions.ALL,
        "a chart is installed that upstream gave up",
        "it brings old programs, loki-stack Loki 2.6, and gets no repairs",
        "install the charts loki, grafana and alloy",
        "helm-charts charts/loki-stack/Chart.yaml: deprecated: true");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return picture.releases().stream()
        .map(Release::chart)
        .filter(chart -> isAbandoned(chart.name()))
        .map(
            chart ->
                about()
                    .finding(
                        chart.place(), "upstream gave the chart %s up".formatted(chart.name())))
        .toList();
  }

  private static boolean isAbandoned(String chart) {
    return switch (chart) {
      case "loki-stack", "loki-distributed", "loki-simple-scalable" -> true;
      default -> false;
    };
  }
}
