package dev.plg.rule.grafana;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.DataSource;
import dev.plg.view.TempoView;
import java.util.List;

/// A service map has metrics to show.
final class ServiceMapIsFilled implements PictureRule {

  @Override
  public About about() {
    return new About(
        "grafana/empty-service-map",
        Severity.WARNING,
        Versions.ALL,
        "a service map is asked for, but Tempo makes no metrics",
        "the map stays empty, without an error",
        "switch Tempo's metrics generator on (processor service-graphs, and a remote_write to the"
            + " Prometheus that is named), or remove `serviceMap`",
        "tempo docs metrics-generator/service_graphs@v2.10.8; helm-charts charts/tempo/values.yaml"
            + " metricsGenerator.enabled@tempo-1.8.0");
  }

  @Override
  public List<Finding> check(Picture picture) {
    List<TempoView> tempos = TempoView.in(picture).toList();
    boolean made =
        tempos.stream().anyMatch(tempo -> tempo.writesMetrics() || tempo.hasProcessors());
    return DataSource.in(picture)
        .filter(source -> source.type().equals("tempo") && !tempos.isEmpty() && !made)
        .filter(source -> source.jsonData().mapping("serviceMap").find("datasourceUid").isPresent())
        .map(source -> about().finding(source.placeOf("jsonData", "serviceMap"), about().message()))
        .toList();
  }
}
