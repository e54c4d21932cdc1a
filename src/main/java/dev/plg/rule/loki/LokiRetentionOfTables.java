package dev.plg.rule.loki;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.StackSubjects.STACK;
import static dev.plg.rule.Violation.at;

import dev.plg.model.IndexPeriod;
import dev.plg.model.LogRetention;
import dev.plg.model.Retention;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.ResolvedStack;
import java.time.Duration;
import java.util.stream.Stream;

/// An index in tables is deleted table by table, so its retention is a whole number of tables, and
/// all streams share it.
final class LokiRetentionOfTables {

  static final Rule RULE =
      error("loki/retention-of-tables", STACK)
          .what("the retention is not a multiple of the table period")
          .why(
              "Loki deletes an index in tables by dropping whole tables, and exits if the retention"
                  + " is not a multiple of their period")
          .fix("keep logs for a multiple of the table period")
          .source("grafana/loki pkg/storage/stores/series/index/table_manager.go:147@v2.9.6")
          .covers(
              "retention/no-compactor",
              "retention/table-multiple",
              "retention/tables-kept",
              "schema/one-table")
          .where(it -> !it.stack().loki().schema().newest().store().inFiles())
          .finds(LokiRetentionOfTables::violations);

  private LokiRetentionOfTables() {}

  private static Stream<Violation> violations(ResolvedStack resolved) {
    LogRetention retention = resolved.stack().loki().retention();
    IndexPeriod table = resolved.stack().loki().schema().newest().indexPeriod();
    Stream<Violation> ofStreams =
        retention.streams().isEmpty()
            ? Stream.empty()
            : Stream.of(
                at(
                        resolved.placeOf("loki", "streamRetention"),
                        "an index in tables keeps all streams for the same time")
                    .fixedBy("remove `loki.streamRetention`, or move to tsdb"));
    return Stream.concat(
        ofStreams,
        retention.period().stream().flatMap(period -> violations(resolved, period, table)));
  }

  private static Stream<Violation> violations(
      ResolvedStack resolved, Retention period, IndexPeriod table) {
    if (table.isUnbounded()) {
      return Stream.of(
          at(
                  resolved.placeOf("loki", "retention"),
                  "a single table without an end cannot be deleted after " + period.hours())
              .fixedBy(
                  "set `loki.retention: forever`, or a table period such as 168h before anything is"
                      + " stored"));
    }
    return period.period().toHours() % table.period().toHours() == 0
        ? Stream.empty()
        : Stream.of(
            at(
                    resolved.placeOf("loki", "retention"),
                    "a retention of %s is not a multiple of the table period %s"
                        .formatted(period.hours(), table.hours()))
                .fixedBy("set `loki.retention` to " + multiples(period, table)));
  }

  private static String multiples(Retention period, IndexPeriod table) {
    Retention longer = period.upToMultipleOf(table);
    Duration shorter = longer.period().minus(table.period());
    return shorter.isZero()
        ? longer.hours()
        : "%dh or %s".formatted(shorter.toHours(), longer.hours());
  }
}
