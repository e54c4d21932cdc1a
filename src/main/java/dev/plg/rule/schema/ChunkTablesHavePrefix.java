package dev.plg.rule.schema;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.LokiRule;
import dev.plg.view.LokiView;
import java.util.List;
import java.util.Set;

/// Chunks in tables need a name for the tables.
final class ChunkTablesHavePrefix implements LokiRule {

  @Override
  public About about() {
    return new About(
        "schema/chunk-prefix",
        Severity.ERROR,
        Versions.of("Loki"),
        "the tables of chunks have no prefix",
        "Loki does not start: `schema config for chunks is missing the 'prefix' setting`",
        "set `chunks.prefix` in the period",
        "loki pkg/storage/config/schema_config.go@v3.7.6");
  }

  @Override
  public List<Finding> check(LokiView loki) {
    return loki.periods().stream()
        .filter(period -> IN_TABLES.contains(period.objectStore()))
        .filter(period -> period.tree().mapping("chunks").text("prefix").isEmpty())
        .map(
            period ->
                about()
                    .finding(
                        period.placeOf("object_store"),
                        "object store %s needs `chunks.prefix`".formatted(period.objectStore())))
        .toList();
  }

  private static final Set<String> IN_TABLES =
      Set.of(
          "cassandra",
          "aws-dynamo",
          "bigtable",
          "bigtable-hashed",
          "gcp",
          "gcp-columnkey",
          "grpc-store");
}
