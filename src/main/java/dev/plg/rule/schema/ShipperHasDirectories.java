package dev.plg.rule.schema;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.LokiRule;
import dev.plg.view.LokiView;
import java.util.ArrayList;
import java.util.List;

/// An index that is shipped is built in a directory first.
final class ShipperHasDirectories implements LokiRule {

  @Override
  public About about() {
    return new About(
        "schema/index-directories",
        Severity.ERROR,
        Versions.from("Loki", "3.0"),
        "the index has no directory to be built in",
        "Loki does not start: `CONFIG ERROR: ... active_index_directory is not set`",
        "set `common.path_prefix: /var/loki`",
        "loki pkg/loki/validation.go:62-85@v3.7.6");
  }

  @Override
  public List<Finding> check(LokiView loki) {
    if (loki.value("common", "path_prefix").isPresent()
        || loki.config().flag("common.path-prefix").isPresent()) {
      return List.of();
    }
    var findings = new ArrayList<Finding>();
    for (String store : List.of("tsdb", "boltdb-shipper")) {
      String section = store.equals("tsdb") ? "tsdb_shipper" : "boltdb_shipper";
      boolean used = loki.periods().stream().anyMatch(it -> it.store().equals(store));
      for (String key : List.of("active_index_directory", "cache_location")) {
        if (used && loki.value("storage_config", section, key).isEmpty()) {
          findings.add(
              about()
                  .finding(
                      loki.placeOf("storage_config", section),
                      "store %s needs `storage_config.%s.%s`".formatted(store, section, key)));
        }
      }
    }
    return findings;
  }
}
