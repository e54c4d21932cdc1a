package dev.plg.rule;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Pointer;
import dev.plg.finding.Severity;
import dev.plg.model.IndexPeriod;
import dev.plg.model.IndexStore;
import dev.plg.model.Schema;
import dev.plg.model.SchemaPeriod;
import dev.plg.view.ResolvedStack;
import java.time.LocalDate;
import java.util.List;

/// Loki's table manager serves the store of the newest period alone, from the moment that period is
/// appended: no more tables are made for the older one, and none of its tables is deleted.
public final class TablesOfOlderPeriodExist implements StackRule {

  @Override
  public About about() {
    return new About(
        "loki/tables-of-older-period",
        List.of("V-05", "M30"),
        Severity.WARNING,
        Versions.ALL,
        "nobody looks after the tables of the older period",
        "no table is made for the older period any more, nor deleted: where its current table ends"
            + " before the newer period begins, flushes fail with ResourceNotFoundException",
        "let the newer period begin before the current table ends, and delete the older tables by"
            + " hand after their retention",
        "loki pkg/loki/modules.go:519@v2.9.6");
  }

  @Override
  public List<Finding> check(ResolvedStack asked) {
    Schema schema = asked.stack().loki().schema();
    return schema.uses(IndexStore.AWS) && schema.newest().store() != IndexStore.AWS
        ? List.of(finding(asked, schema))
        : List.of();
  }

  private Finding finding(ResolvedStack asked, Schema schema) {
    SchemaPeriod last =
        schema.periods().stream()
            .filter(it -> it.store() == IndexStore.AWS)
            .reduce((_, later) -> later)
            .orElseThrow();
    return about()
        .finding(
            asked.place(Pointer.of("loki", "schema").to(schema.periods().size() - 1)),
            "the tables of the period from %s are no longer managed".formatted(last.from()),
            last.indexPeriod().isUnbounded()
                ? "delete the table by hand after its retention"
                : fix(last.indexPeriod(), schema.after(last).from()));
  }

  /// The table of the last day must be there when the table manager goes; it is made when it
  /// begins.
  private static String fix(IndexPeriod table, LocalDate next) {
    long days = table.period().toDays();
    LocalDate begin =
        LocalDate.ofEpochDay(Math.floorDiv(next.minusDays(1).toEpochDay(), days) * days);
    return "roll this out before %s, and not before %s (UTC), when the last table of %s begins; delete the"
            .formatted(next, begin, table)
        + " older tables by hand after their retention";
  }
}
