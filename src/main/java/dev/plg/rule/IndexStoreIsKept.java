package dev.plg.rule;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Pointer;
import dev.plg.finding.Severity;
import dev.plg.model.IndexStore;
import dev.plg.view.ResolvedStack;
import java.util.List;

/// New data still goes into an index store that upstream is about to remove.
public final class IndexStoreIsKept implements StackRule {

  @Override
  public About about() {
    return new About(
        "loki/deprecated-store",
        List.of("V-05"),
        Severity.WARNING,
        Versions.from("Loki", "2.8"),
        "the index store is deprecated",
        "Loki has called this store deprecated since 2.8 and removes it after 3.7",
        "append a period to `loki.schema` that begins on a day to come: {store: tsdb, schema: v13};"
            + " for a new install use `storage.s3`",
        "loki pkg/storage/factory.go:439@v3.7.6, docs/sources/setup/upgrade/_index.md");
  }

  @Override
  public List<Finding> check(ResolvedStack asked) {
    IndexStore store = asked.stack().loki().schema().newest().store();
    Pointer at =
        asked.stack().storage().indexTables().isPresent()
            ? Pointer.of("storage", "dynamodb")
            : Pointer.of("loki", "schema");
    return store == IndexStore.TSDB
        ? List.of()
        : List.of(
            about()
                .finding(
                    asked.place(at), "the index store '%s' is deprecated".formatted(store.id())));
  }
}
