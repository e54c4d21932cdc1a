package dev.plg.rule.grafana;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.DataSource;
import dev.plg.view.PanelSource;
import java.util.List;
import java.util.stream.Collectors;

/// Dashboards name data sources of Loki and Tempo that are provisioned.
final class PanelsFindTheirSource implements PictureRule {

  @Override
  public About about() {
    return new About(
        "grafana/dashboard-datasource",
        Severity.WARNING,
        Versions.ALL,
        "a dashboard names a data source by a uid that no data source here has",
        "unless another data source has this very uid, the panel shows `Datasource was not found`"
            + " and no data",
        "refer to the uid of the data source, or to a variable as `${datasource}`",
        "grafana docs dashboards/build-dashboards/view-dashboard-json-model: datasource.uid");
  }

  @Override
  public List<Finding> check(Picture picture) {
    List<PanelSource> named = PanelSource.in(picture).toList();
    if (named.isEmpty()) {
      return List.of();
    }
    List<DataSource> all = DataSource.in(picture).toList();
    return named.stream()
        .filter(panel -> isMissing(panel, all))
        .map(panel -> about().finding(panel.uid().place(), message(panel, all)))
        .toList();
  }

  /// Where some data source of the type has no uid of its own, it may have any.
  private static boolean isMissing(PanelSource panel, List<DataSource> all) {
    List<DataSource> ofType = ofType(panel, all);
    return !ofType.isEmpty()
        && ofType.stream()
            .allMatch(it -> it.uid().filter(uid -> !uid.equals(panel.uid().value())).isPresent());
  }

  private static List<DataSource> ofType(PanelSource panel, List<DataSource> all) {
    return all.stream().filter(it -> it.type().equals(panel.type())).toList();
  }

  private static String message(PanelSource panel, List<DataSource> all) {
    String known =
        ofType(panel, all).stream()
            .flatMap(it -> it.uid().stream())
            .distinct()
            .collect(Collectors.joining(", "));
    return "no data source of type %s has the uid %s, but %s"
        .formatted(panel.type(), panel.uid().value(), known);
  }
}
