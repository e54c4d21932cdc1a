package dev.plg.rule.retention;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.LokiRule;
import dev.plg.view.LokiView;
import java.util.List;

/// Before 2.4 nothing derives where the index is shipped to.
final class SharedStoreIsNamed implements LokiRule {

  @Override
  public About about() {
    return new About(
        "retention/shared-store",
        Severity.ERROR,
        Versions.between("Loki", "2.1", "2.4"),
        "boltdb-shipper is not told where to ship",
        "Loki does not start: `Unrecognized storage client , choose one of`",
        "set `storage_config.boltdb_shipper.shared_store` to the `object_store` of the schema",
        "loki pkg/storage/store.go:427@v2.3.0");
  }

  @Override
  public List<Finding> check(LokiView loki) {
    return loki.lastPeriod().filter(it -> it.store().equals("boltdb-shipper")).isPresent()
            && loki.value("storage_config", "boltdb_shipper", "shared_store").isEmpty()
            && loki.config().flag("boltdb.shipper.shared-store").isEmpty()
        ? List.of(
            about()
                .finding(
                    loki.placeOf("storage_config", "boltdb_shipper"),
                    "`storage_config.boltdb_shipper.shared_store` is not set"))
        : List.of();
  }
}
