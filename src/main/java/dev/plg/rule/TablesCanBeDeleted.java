package dev.plg.rule;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Pointer;
import dev.plg.finding.Severity;
import dev.plg.model.IndexPeriod;
import dev.plg.model.LogRetention;
import dev.plg.model.Retention;
import dev.plg.model.Schema;
import dev.plg.view.ResolvedStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// An index in tables is deleted table by table, so its retention is a number of whole tables, and
/// no stream has one of its own.
public final class TablesCanBeDeleted implements StackRule {

  @Override
  public About about() {
    return new About(
        "loki/retention-of-tables",
        List.of("C-04", "C-05", "C-06", "L-07"),
        Severity.ERROR,
        Versions.ALL,
        "the retention is no multiple of the table period",
        "Loki deletes an index in tables by dropping whole tables, and does not start on another"
            + " retention",
        "keep logs for a multiple of the table period",
        "loki pkg/storage/stores/series/index/table_manager.go:147@v2.9.6");
  }

  @Override
  public List<Finding> check(ResolvedStack asked) {
    Schema schema = asked.stack().loki().schema();
    var findings = new ArrayList<Finding>();
    if (!schema.newest().store().inFiles()) {
      check(asked, schema.newest().indexPeriod(), findings);
    }
    return findings;
  }

  private void check(ResolvedStack asked, IndexPeriod table, List<Finding> findings) {
    LogRetention retention = asked.stack().loki().retention();
    Location place = asked.place(Pointer.of("loki", "retention"));
    if (!retention.streams().isEmpty()) {
      findings.add(
          about()
              .finding(
                  asked.place(Pointer.of("loki", "streamRetention")),
                  "an index in tables keeps all streams equally long",
                  "remove `loki.streamRetention`, or move to tsdb"));
    }
    retention.period().ifPresent(period -> check(place, period, table, findings));
  }

  private void check(Location place, Retention period, IndexPeriod table, List<Finding> findings) {
    if (table.isUnbounded()) {
      findings.add(
          about()
              .finding(
                  place,
                  "one table without an end cannot be deleted after " + period.hours(),
                  "set `loki.retention: forever`, or a table period such as 168h before anything is"
                      + " stored"));
    } else if (period.period().toHours() % table.period().toHours() != 0) {
      Retention longer = period.upToMultipleOf(table);
      Duration shorter = longer.period().minus(table.period());
      String choice =
          shorter.isZero()
              ? longer.hours()
              : "%dh or %s".formatted(shorter.toHours(), longer.hours());
      findings.add(
          about()
              .finding(
                  place,
                  "a retention of %s is no multiple of the table period %s"
                      .formatted(period.hours(), table.hours()),
                  "set `loki.retention` to " + choice));
    }
  }
}
