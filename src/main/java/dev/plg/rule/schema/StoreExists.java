package dev.plg.rule.schema;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.LokiRule;
import dev.plg.view.LokiView;
import java.util.List;
import java.util.Set;

/// The index is kept in a store that Loki has.
final class StoreExists implements LokiRule {

  @Override
  public About about() {
    return new About(
        "schema/unknown-store",
        Severity.ERROR,
        Versions.of("Loki"),
        "an index store does not exist",
        "Loki does not start: ``unrecognized `store` (index) type``",
        "use tsdb",
        "loki pkg/storage/types/types.go@v3.7.6, pkg/loki/validation.go:98@v3.7.6");
  }

  @Override
  public List<Finding> check(LokiView loki) {
    return loki.periods().stream()
        .filter(period -> !period.store().isEmpty() && !KNOWN.contains(period.store()))
        .map(
            period ->
                about()
                    .finding(
                        period.placeOf("store"),
                        "Loki has no index store '%s'".formatted(period.store()),
                        period.store().startsWith("dynamo")
                            ? "DynamoDB is called aws here"
                            : about().fix()))
        .toList();
  }

  private static final Set<String> KNOWN =
      Set.of(
          "tsdb",
          "boltdb-shipper",
          "boltdb",
          "aws",
          "aws-dynamo",
          "bigtable",
          "bigtable-hashed",
          "gcp",
          "gcp-columnkey",
          "cassandra",
          "grpc-store",
          "inmemory");
}
