package dev.plg.rule.retention;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.LokiRule;
import dev.plg.view.LokiView;
import java.util.List;

/// From 3.0 on the compactor must be told where requests to delete are kept.
final class DeleteStoreIsNamed implements LokiRule {

  @Override
  public About about() {
    return new About(
        "retention/delete-store",
        Severity.ERROR,
        Versions.from("Loki", "3.0"),
        "retention names no store for its requests",
        "Loki does not start: `compactor.delete-request-store should be configured when "
            + "retention is enabled`",
        "set `compactor.delete_request_store` to the `object_store` of the schema",
        "loki pkg/compactor/config.go:109@v3.7.6");
  }

  @Override
  public List<Finding> check(LokiView loki) {
    return loki.isOn("compactor", "retention_enabled")
            && loki.value("compactor", "delete_request_store").isEmpty()
            && loki.config().flag("compactor.delete-request-store").isEmpty()
        ? List.of(
            about()
                .finding(
                    loki.placeOf("compactor", "retention_enabled"),
                    "retention is on, but `compactor.delete_request_store` is not set",
                    loki.lastPeriod()
                        .map(
                            it ->
                                "set `compactor.delete_request_store: %s`"
                                    .formatted(it.objectStore()))
                        .orElse(about().fix())))
        : List.of();
  }
}
