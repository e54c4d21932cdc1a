package dev.plg.rule;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.model.IndexPeriod;
import dev.plg.model.LogRetention;
import dev.plg.model.Tables;
import dev.plg.model.Throughput;
import dev.plg.view.ResolvedStack;
import java.util.List;

/// What the chosen throughput means in tables, since each of them is paid for.
public final class TablesArePaidFor implements StackRule {

  @Override
  public About about() {
    return new About(
        "storage/dynamodb-tables",
        List.of("S-25", "M33"),
        Severity.NOTE,
        Versions.ALL,
        "each DynamoDB table costs its capacity",
        "where nothing is said, Loki takes 1000 write and 300 read capacity units for the table"
            + " that it writes to and 1 and 300 for each older one, paid by the hour, used or not",
        "choose with `storage.dynamodb.throughput`",
        "loki pkg/storage/config/schema_config.go:537@v2.9.6");
  }

  @Override
  public List<Finding> check(ResolvedStack asked) {
    return asked.stack().storage().indexTables().stream()
        .map(tables -> about().finding(Location.NONE, message(asked, tables)))
        .toList();
  }

  private static String message(ResolvedStack asked, Tables tables) {
    LogRetention retention = asked.stack().loki().retention();
    IndexPeriod period = tables.period();
    Throughput throughput = tables.throughput();
    if (period.isUnbounded()) {
      return "one table: " + active(throughput);
    }
    return retention
        .period()
        .map(it -> it.period().toHours() / period.period().toHours())
        .map(
            older ->
                "%d tables of %s: one %s; %d older, %s"
                    .formatted(
                        older + 1, period, active(throughput), older, inactive(throughput, older)))
        .orElse(
            "a table every %s, none ever deleted: the newest %s; each older one %s"
                .formatted(period, active(throughput), inactive(throughput, 1)));
  }

  private static String active(Throughput throughput) {
    return switch (throughput) {
      case Throughput.OnDemand() -> "paid by request";
      case Throughput.Provisioned units ->
          "with %d write and %d read capacity units".formatted(units.write(), units.read());
      case Throughput.Autoscaled scaled ->
          "with %d to %d write and %d read capacity units"
              .formatted(scaled.minWrite(), scaled.maxWrite(), scaled.read());
    };
  }

  private static String inactive(Throughput throughput, long tables) {
    return switch (throughput) {
      case Throughput.OnDemand(), Throughput.Autoscaled _ -> "paid by request";
      case Throughput.Provisioned units ->
          "with %d write and %d read capacity units in all"
              .formatted(tables * units.inactiveWrite(), tables * units.inactiveRead());
    };
  }
}
