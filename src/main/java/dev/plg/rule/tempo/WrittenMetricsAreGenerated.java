package dev.plg.rule.tempo;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.TempoView;
import java.util.List;

/// Somebody asks for the metrics that are to be written.
final class WrittenMetricsAreGenerated implements PictureRule {

  @Override
  public About about() {
    return new About(
        "tempo/no-processors",
        Severity.WARNING,
        Versions.of("Tempo"),
        "metrics of traces are to be written, but none are asked for",
        "the generator runs and makes nothing, so that Grafana's service map stays empty, without"
            + " an error",
        "set `overrides.defaults.metrics_generator.processors: [service-graphs, span-metrics]`",
        "tempo modules/overrides/config.go:142@v2.10.8");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return TempoView.in(picture)
        .filter(tempo -> tempo.writesMetrics() && !tempo.hasProcessors())
        .filter(tempo -> tempo.value("overrides", "per_tenant_override_config").isEmpty())
        .filter(
            tempo ->
                !tempo
                    .value("overrides", "user_configurable_overrides", "enabled")
                    .filter("true"::equals)
                    .isPresent())
        .map(
            tempo ->
                about()
                    .finding(
                        tempo.placeOf("metrics_generator", "storage", "remote_write"),
                        "there is a remote_write, but no processor in `overrides`"))
        .toList();
  }
}
