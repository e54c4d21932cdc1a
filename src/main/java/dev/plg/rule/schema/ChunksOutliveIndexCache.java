package dev.plg.rule.schema;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.LokiRule;
import dev.plg.view.LokiView;
import java.time.Duration;
import java.util.List;

/// Chunks are kept in memory until the cached index knows them.
final class ChunksOutliveIndexCache implements LokiRule {

  @Override
  public About about() {
    return new About(
        "schema/index-cache",
        Severity.ERROR,
        Versions.from("Loki", "3.0"),
        "the cache of the index outlives the chunks in memory",
        "Loki does not start: `CONFIG ERROR: the active index is ... chunk_retain_period is "
            + "... LESS than the index_cache_validity`",
        "set `ingester.chunk_retain_period` above `storage_config.index_cache_validity` (5m "
            + "where it is left out)",
        "loki pkg/loki/validation.go:36@v3.7.6");
  }

  @Override
  public List<Finding> check(LokiView loki) {
    boolean cached =
        !loki.tree().mapping("storage_config").mapping("index_queries_cache_config").isEmpty();
    boolean concerned = loki.lastPeriod().filter(it -> !it.store().equals("tsdb")).isPresent();
    Duration kept = loki.duration("ingester", "chunk_retain_period").orElse(Duration.ZERO);
    Duration valid =
        loki.duration("storage_config", "index_cache_validity").orElse(Duration.ofMinutes(5));
    return cached && concerned && kept.compareTo(valid) < 0
        ? List.of(
            about()
                .finding(
                    loki.placeOf("ingester", "chunk_retain_period"),
                    "chunks are retained for %ds, a cached index for %ds"
                        .formatted(kept.toSeconds(), valid.toSeconds())))
        : List.of();
  }
}
