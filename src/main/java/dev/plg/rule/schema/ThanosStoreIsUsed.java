package dev.plg.rule.schema;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.LokiRule;
import dev.plg.view.LokiView;
import java.util.List;

/// Loki has two places for the settings of an object store and reads one of them.
final class ThanosStoreIsUsed implements LokiRule {

  @Override
  public About about() {
    return new About(
        "schema/unused-object-store",
        Severity.WARNING,
        Versions.from("Loki", "3.3"),
        "the settings of the object store are not used",
        "Loki reads `storage_config.object_store` only with `use_thanos_objstore: true`, and "
            + "says nothing",
        "set `storage_config.use_thanos_objstore: true`, or write the settings under "
            + "`storage_config.aws` and the like",
        "loki pkg/storage/factory.go@v3.7.6");
  }

  @Override
  public List<Finding> check(LokiView loki) {
    return !loki.tree().mapping("storage_config").mapping("object_store").isEmpty()
            && !loki.isOn("storage_config", "use_thanos_objstore")
            && loki.config().flag("use-thanos-objstore").filter(it -> it.isOn()).isEmpty()
        ? List.of(
            about()
                .finding(
                    loki.placeOf("storage_config", "object_store"),
                    "`storage_config.object_store` is not read"))
        : List.of();
  }
}
