package dev.plg.rule.schema;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.LokiRule;
import dev.plg.view.LokiView;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Set;

/// From 3.0 on each period names an object store that Loki has.
final class ObjectStoreExists implements LokiRule {

  @Override
  public About about() {
    return new About(
        "schema/unknown-object-store",
        Severity.ERROR,
        Versions.from("Loki", "3.0"),
        "an object store does not exist",
        "Loki does not start: ``unrecognized `object_store` type``",
        "name one of s3, gcs, azure, filesystem, or a key of `storage_config.named_stores`",
        "loki pkg/loki/validation.go:98@v3.7.6");
  }

  @Override
  public List<Finding> check(LokiView loki) {
    return loki.periods().stream()
        .filter(
            period -> !KNOWN.contains(period.objectStore()) && !isNamed(loki, period.objectStore()))
        .map(
            period ->
                about()
                    .finding(
                        period.placeOf("object_store"),
                        period.objectStore().isEmpty()
                            ? "a period names no `object_store`"
                            : "Loki has no object store '%s'".formatted(period.objectStore())))
        .toList();
  }

  private static final Set<String> KNOWN =
      Set.of(
          "filesystem",
          "aws",
          "alibabacloud",
          "azure",
          "bos",
          "cos",
          "gcs",
          "s3",
          "swift",
          "noop",
          "aws-dynamo",
          "bigtable",
          "bigtable-hashed",
          "cassandra",
          "gcp",
          "gcp-columnkey",
          "grpc-store");

  private static boolean isNamed(LokiView loki, String store) {
    return loki.tree().mapping("storage_config").mapping("named_stores").entries().stream()
        .anyMatch(kind -> kind.value() instanceof Mapping stores && stores.keys().contains(store));
  }
}
