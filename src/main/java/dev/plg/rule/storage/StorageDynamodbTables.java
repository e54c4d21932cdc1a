package dev.plg.rule.storage;

import static dev.plg.rule.Draft.note;
import static dev.plg.rule.StackSubjects.STACK;

import dev.plg.finding.Location;
import dev.plg.model.IndexPeriod;
import dev.plg.model.LogRetention;
import dev.plg.model.Tables;
import dev.plg.model.Throughput;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.ResolvedStack;

/// How many tables the chosen throughput pays for.
final class StorageDynamodbTables {

  static final Rule RULE =
      note("storage/dynamodb-tables", STACK)
          .what("each DynamoDB table costs its capacity")
          .why(
              "by default Loki provisions 1000 write and 300 read capacity units for the table that"
                  + " it writes to, and 1 and 300 for each older one, billed by the hour, used or"
                  + " not")
          .fix("set `storage.dynamodb.throughput`")
          .source("grafana/loki pkg/storage/config/schema_config.go:537@v2.9.6")
          .covers("storage/throughput")
          .finds(
              it ->
                  it.stack().storage().indexTables().stream()
                      .map(tables -> Violation.at(Location.NONE, message(it, tables))));

  private StorageDynamodbTables() {}

  private static String message(ResolvedStack resolved, Tables tables) {
    LogRetention retention = resolved.stack().loki().retention();
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
      case Throughput.OnDemand() -> "billed per request";
      case Throughput.Provisioned units ->
          "with %d write and %d read capacity units".formatted(units.write(), units.read());
      case Throughput.Autoscaled scaled ->
          "with %d to %d write and %d read capacity units"
              .formatted(scaled.minWrite(), scaled.maxWrite(), scaled.read());
    };
  }

  private static String inactive(Throughput throughput, long tables) {
    return switch (throughput) {
      case Throughput.OnDemand(), Throughput.Autoscaled _ -> "billed per request";
      case Throughput.Provisioned units ->
          "with %d write and %d read capacity units in all"
              .formatted(tables * units.inactiveWrite(), tables * units.inactiveRead());
    };
  }
}
