package dev.plg.rule;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Pointer;
import dev.plg.finding.Severity;
import dev.plg.view.ResolvedStack;
import java.util.List;

/// An index in one table can never be thinned out.
public final class OneTableGrows implements StackRule {

  @Override
  public About about() {
    return new About(
        "storage/one-table",
        List.of("L-07"),
        Severity.WARNING,
        Versions.ALL,
        "the whole index is one table",
        "the table manager deletes whole tables alone: this one grows, and is paid for, for ever",
        "set `storage.dynamodb.tablePeriod: 168h` before anything is stored",
        "loki docs/sources/operations/storage/table-manager/_index.md@v2.9.6");
  }

  @Override
  public List<Finding> check(ResolvedStack asked) {
    return asked.stack().storage().indexTables().stream()
        .filter(tables -> tables.period().isUnbounded())
        .map(
            tables ->
                about()
                    .finding(
                        asked.place(Pointer.of("storage", "dynamodb", "tablePeriod")),
                        "the whole index is one table, '%s'".formatted(tables.prefix())))
        .toList();
  }
}
