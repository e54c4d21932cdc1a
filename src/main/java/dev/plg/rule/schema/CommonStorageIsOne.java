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

/// What is common is one store.
final class CommonStorageIsOne implements LokiRule {

  @Override
  public About about() {
    return new About(
        "schema/two-common-stores",
        Severity.ERROR,
        Versions.from("Loki", "2.4"),
        "several stores are common to all",
        "Loki does not start: `too many storage configs provided in the common config, "
            + "please only define one storage backend`",
        "leave one of them",
        "loki pkg/loki/config_wrapper.go:587@v3.7.6");
  }

  @Override
  public List<Finding> check(LokiView loki) {
    List<String> found =
        loki.tree().mapping("common").mapping("storage").entries().stream()
            .filter(entry -> BACKENDS.contains(entry.key()))
            .filter(entry -> entry.value() instanceof Mapping settings && !settings.isEmpty())
            .map(Mapping.Entry::key)
            .toList();
    return found.size() > 1
        ? List.of(
            about()
                .finding(
                    loki.placeOf("common", "storage"),
                    "`common.storage` holds %s".formatted(String.join(" and ", found))))
        : List.of();
  }

  private static final Set<String> BACKENDS =
      Set.of("s3", "gcs", "azure", "alibabacloud", "bos", "cos", "swift", "filesystem");
}
