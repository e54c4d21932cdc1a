package dev.plg.rule.loki;

import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.StackSubjects.STACK;

import dev.plg.model.IndexPeriod;
import dev.plg.model.IndexStore;
import dev.plg.model.Schema;
import dev.plg.model.SchemaPeriod;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.ResolvedStack;
import java.time.LocalDate;
import java.util.stream.Stream;

/// Loki's table manager serves only the store of the newest period: as soon as a tsdb period is
/// appended, it creates and deletes no more tables for the older one.
final class LokiTablesOfOlderPeriod {

  static final Rule RULE =
      warning("loki/tables-of-older-period", STACK)
          .what("the tables of the older period are no longer managed")
          .why(
              "tables of the older period are neither created nor deleted: if its current table"
                  + " ends before the newer period starts, flushes fail with"
                  + " ResourceNotFoundException")
          .fix(
              "start the newer period before the current table ends, and delete the older tables by"
                  + " hand after their retention")
          .source("grafana/loki pkg/loki/modules.go:519@v2.9.6")
          .covers("storage/no-table-manager")
          .finds(LokiTablesOfOlderPeriod::violations);

  private LokiTablesOfOlderPeriod() {}

  private static Stream<Violation> violations(ResolvedStack resolved) {
    Schema schema = resolved.stack().loki().schema();
    return schema.newest().store() == IndexStore.AWS
        ? Stream.empty()
        : schema.periods().stream()
            .filter(it -> it.store() == IndexStore.AWS)
            .reduce((_, later) -> later)
            .map(last -> violation(resolved, schema, last))
            .stream();
  }

  private static Violation violation(ResolvedStack resolved, Schema schema, SchemaPeriod last) {
    return Violation.at(
            resolved.placeOfPeriod(schema.periods().size() - 1),
            "the tables of the period from %s are no longer managed".formatted(last.from()))
        .fixedBy(
            last.indexPeriod().isUnbounded()
                ? "delete the table by hand after its retention"
                : fix(last.indexPeriod(), schema.after(last).from()));
  }

  /// The table of the last day must exist when the table manager stops; Loki creates it on its
  /// first day.
  private static String fix(IndexPeriod table, LocalDate next) {
    long days = table.period().toDays();
    LocalDate begin =
        LocalDate.ofEpochDay(Math.floorDiv(next.minusDays(1).toEpochDay(), days) * days);
    return "roll this out before %s, and not before %s (UTC), when the last table of %s starts; delete"
            .formatted(next, begin, table)
        + " the older tables by hand after their retention";
  }
}
