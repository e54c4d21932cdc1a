package dev.plg.rule.tempo;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.TempoView;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Scalar;
import java.util.List;

/// Metrics that are made of traces go somewhere.
final class GeneratedMetricsAreWritten implements PictureRule {

  @Override
  public About about() {
    return new About(
        "tempo/no-remote-write",
        Severity.ERROR,
        Versions.of("Tempo"),
        "metrics are made of traces, but written nowhere",
        "service graphs and span metrics never reach a Prometheus, so that Grafana's service map"
            + " stays empty, without an error",
        "add `metrics_generator.storage.remote_write: [{url:"
            + " http://prometheus:9090/api/v1/write}]`",
        "tempo modules/generator/storage/config.go@v2.10.8");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return TempoView.in(picture)
        .filter(tempo -> tempo.hasProcessors() && !tempo.writesMetrics() && !isLocal(tempo))
        .map(
            tempo ->
                about()
                    .finding(
                        tempo.placeOf("metrics_generator", "storage"),
                        "overrides ask for processors, but `metrics_generator.storage` has no"
                            + " remote_write"))
        .toList();
  }

  /// Whether `local-blocks` is asked for, which keeps what it makes.
  private static boolean isLocal(TempoView tempo) {
    Mapping overrides = tempo.tree().mapping("overrides");
    var local = Scalar.of("local-blocks");
    return overrides
            .mapping("defaults")
            .mapping("metrics_generator")
            .sequence("processors")
            .items()
            .contains(local)
        || overrides.sequence("metrics_generator_processors").items().contains(local);
  }
}
