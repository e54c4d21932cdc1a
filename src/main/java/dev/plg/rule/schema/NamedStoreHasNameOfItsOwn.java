package dev.plg.rule.schema;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.LokiRule;
import dev.plg.view.LokiView;
import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The name of a store must not be that of a kind.
final class NamedStoreHasNameOfItsOwn implements LokiRule {

  @Override
  public About about() {
    return new About(
        "schema/named-store",
        Severity.ERROR,
        Versions.from("Loki", "2.8"),
        "a named store is called as a kind of store",
        "Loki does not start: `named store should not match with the name of a predefined "
            + "storage type`",
        "give it another name",
        "loki pkg/storage/factory.go:188@v3.7.6");
  }

  @Override
  public List<Finding> check(LokiView loki) {
    var findings = new ArrayList<Finding>();
    for (Mapping.Entry kind :
        loki.tree().mapping("storage_config").mapping("named_stores").entries()) {
      if (kind.value() instanceof Mapping stores) {
        for (Mapping.Entry store : stores.entries()) {
          if (KINDS.contains(store.key())) {
            findings.add(
                about()
                    .finding(
                        store.keyPlace(), "a named store is called '%s'".formatted(store.key())));
          }
        }
      }
    }
    return findings;
  }

  private static final Set<String> KINDS =
      Set.of(
          "aws",
          "s3",
          "gcs",
          "azure",
          "filesystem",
          "swift",
          "bos",
          "cos",
          "alibabacloud",
          "aws-dynamo",
          "bigtable",
          "bigtable-hashed",
          "gcp",
          "gcp-columnkey",
          "cassandra",
          "grpc-store",
          "boltdb",
          "boltdb-shipper",
          "tsdb");
}
