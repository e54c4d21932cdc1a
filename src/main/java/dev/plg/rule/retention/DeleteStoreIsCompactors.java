package dev.plg.rule.retention;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.LokiRule;
import dev.plg.view.LokiView;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Deletions are kept in a store that the compactor has.
final class DeleteStoreIsCompactors implements LokiRule {

  @Override
  public About about() {
    return new About(
        "retention/delete-store-unknown",
        Severity.ERROR,
        Versions.between("Loki", "2.9", "3.0"),
        "`delete_request_store` names a store that the compactor does not have",
        "Loki exits: `failed to init delete store. Object client not found`",
        "write the `object_store` of the schema",
        "loki pkg/loki/modules.go:1111, pkg/compactor/compactor.go:286@v2.9.17");
  }

  @Override
  public List<Finding> check(LokiView loki) {
    Optional<String> store = loki.value("compactor", "delete_request_store");
    Set<String> known =
        loki.value("compactor", "shared_store")
            .map(Set::of)
            .orElseGet(
                () ->
                    loki.periods().stream()
                        .filter(LokiView.Period::isShipped)
                        .map(LokiView.Period::objectStore)
                        .collect(Collectors.toSet()));
    return !loki.isOn("compactor", "retention_enabled")
            || store.isEmpty()
            || known.isEmpty()
            || known.contains(store.get())
        ? List.of()
        : List.of(
            about()
                .finding(
                    loki.placeOf("compactor", "delete_request_store"),
                    "the compactor has no store '%s', but %s"
                        .formatted(store.get(), String.join(", ", known))));
  }
}
