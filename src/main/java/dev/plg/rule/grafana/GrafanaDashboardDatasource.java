package dev.plg.rule.grafana;

import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.PictureSubjects.PICTURE;
import static dev.plg.rule.Violation.at;

import dev.plg.picture.Picture;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.DataSource;
import dev.plg.view.PanelSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Dashboards use data sources of Loki and Tempo that are provisioned.
final class GrafanaDashboardDatasource {

  static final Rule RULE =
      warning("grafana/dashboard-datasource", PICTURE)
          .what("a dashboard refers to a uid that no data source here has")
          .why(
              "unless another data source has this uid, the panel shows `Datasource was not found`"
                  + " and no data")
          .fix("use the uid of the data source, or a variable such as `${datasource}`")
          .source(
              "grafana/grafana docs dashboards/build-dashboards/view-dashboard-json-model:"
                  + " datasource.uid")
          .finds(GrafanaDashboardDatasource::violations);

  private GrafanaDashboardDatasource() {}

  private static Stream<Violation> violations(Picture picture) {
    List<PanelSource> panels = PanelSource.in(picture).toList();
    if (panels.isEmpty()) {
      return Stream.empty();
    }
    List<DataSource> all = DataSource.in(picture).toList();
    return panels.stream()
        .filter(panel -> isMissing(panel, all))
        .map(panel -> at(panel.uid().place(), message(panel, all)));
  }

  /// Grafana generates the uid of a data source that sets none, so it may be any.
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
    return "no data source of type %s has the uid %s; the uids are: %s"
        .formatted(panel.type(), panel.uid().value(), known);
  }
}
