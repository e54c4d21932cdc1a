package dev.plg.rule.tempo;

import dev.plg.catalog.Version;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Nearest;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.rule.Slip;
import dev.plg.view.TempoView;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Set;

/// Sections of the configuration are those of this Tempo.
final class SectionsExist implements PictureRule {

  @Override
  public About about() {
    return new About(
        "tempo/unknown-key",
        Severity.ERROR,
        Versions.from("Tempo", "2.4"),
        "the configuration has a section that this Tempo does not know",
        "Tempo exits: `failed parsing config: … field … not found in type app.Config`",
        "remove the section; from 3.0 on there are no ingesters and no compactor, but `live_store`,"
            + " `block_builder`, `backend_scheduler` and `backend_worker`",
        "tempo cmd/tempo/app/config.go Config@v2.4.2, @v2.10.8, @v3.0.3");
  }

  private static final Set<String> ALWAYS =
      Set.of(
          "target",
          "auth_enabled",
          "multitenancy_enabled",
          "shutdown_delay",
          "stream_over_http_enabled",
          "http_api_prefix",
          "enable_go_runtime_metrics",
          "server",
          "internal_server",
          "distributor",
          "metrics_generator_client",
          "querier",
          "query_frontend",
          "metrics_generator",
          "storage",
          "overrides",
          "memberlist",
          "usage_report",
          "cache");

  private static final Set<String> UNTIL_3 =
      Set.of(
          "use_otel_tracer",
          "autocomplete_filtering_enabled",
          "ingester_client",
          "compactor",
          "ingester",
          "partition_ring_live_store");

  private static final Set<String> LATER =
      Set.of(
          "live_store_client",
          "ingest",
          "block_builder",
          "backend_scheduler",
          "backend_scheduler_client",
          "backend_worker",
          "live_store",
          "span_profiling",
          "memory");

  @Override
  public List<Finding> check(Picture picture) {
    return TempoView.in(picture)
        .filter(tempo -> about().versions().include(tempo.version()))
        .flatMap(
            tempo ->
                tempo.tree().entries().stream()
                    .filter(entry -> isUnknown(tempo, entry.key()))
                    .map(entry -> finding(tempo, entry)))
        .toList();
  }

  private static boolean isUnknown(TempoView tempo, String key) {
    boolean old = UNTIL_3.contains(key) && !tempo.config().isAtLeast("3.0");
    return !ALWAYS.contains(key) && !LATER.contains(key) && !old;
  }

  private Finding finding(TempoView tempo, Mapping.Entry entry) {
    String message =
        "Tempo %s knows no section %s"
            .formatted(tempo.version().map(Version::toString).orElse(""), entry.key());
    return UNTIL_3.contains(entry.key())
        ? about().finding(entry.keyPlace(), message)
        : Slip.repaired(
            about()
                .finding(
                    entry.keyPlace(),
                    message,
                    Nearest.to(entry.key(), ALWAYS)
                        .map("did you mean %s?"::formatted)
                        .orElse("remove it")),
            tempo.tree(),
            entry,
            ALWAYS);
  }
}
