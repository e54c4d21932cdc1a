package dev.plg.rule.retention;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.PictureSubjects.LOKI;
import static dev.plg.rule.Violation.at;

import dev.plg.rule.Rule;
import dev.plg.view.LokiView;
import dev.plg.view.LokiView.Period;
import java.time.Duration;
import java.util.List;

/// The rules of the area `retention` on the table manager.
public final class RetentionTableRules {

  public static final List<Rule> ALL =
      List.of(
          // From 2.0 to 2.2 the table manager deletes the index of boltdb-shipper.
          warning("retention/table-manager-unused", LOKI.from("2.3").orUnknown())
              .what("the table manager has no tables to delete")
              .why(
                  "the compactor applies retention to tsdb and boltdb-shipper: these keys delete"
                      + " nothing")
              .fix(
                  "remove them, and set `compactor.retention_enabled: true` and"
                      + " `limits_config.retention_period`")
              .source("loki docs/sources/operations/storage/retention.md@v3.7.6")
              .where(it -> dropsTables(it) && !tableRetention(it).isZero())
              .where(
                  it ->
                      !it.periods().isEmpty() && it.periods().stream().allMatch(Period::isShipped))
              .says(
                  "the table manager deletes nothing from store %s",
                  it -> it.periods().getLast().store())
              .at(it -> it.placeOf("table_manager", "retention_period")),
          error("retention/table-multiple", LOKI)
              .what("the retention period is not a multiple of the table period")
              .why(
                  "Loki does not start: `retention period should now be a multiple of periodic"
                      + " table duration`")
              .fix("set a multiple of `index.period`")
              .source("loki pkg/storage/stores/series/index/table_manager.go:181@v3.7.6")
              .finds(
                  loki ->
                      loki.periods().stream()
                          .filter(Period::isInTables)
                          .flatMap(period -> period.indexPeriod().stream())
                          .filter(
                              table ->
                                  !table.isZero()
                                      && tableRetention(loki).toSeconds() % table.toSeconds() != 0)
                          .limit(1)
                          .map(
                              table ->
                                  at(
                                      loki.placeOf("table_manager", "retention_period"),
                                      "a retention period of %dh is not a multiple of the table"
                                          + " period, %dh",
                                      tableRetention(loki).toHours(),
                                      table.toHours()))),
          error("retention/tables-kept", LOKI)
              .what("only one of the two keys that make the table manager delete tables is set")
              .why(
                  "the table manager deletes nothing unless both keys are set: all tables are kept"
                      + " and paid for")
              .fix(
                  "set `table_manager.retention_deletes_enabled: true` and"
                      + " `table_manager.retention_period`")
              .source("loki docs/sources/operations/storage/table-manager/_index.md@v2.9.6")
              .where(it -> it.lastPeriod().filter(Period::isInTables).isPresent())
              .where(it -> dropsTables(it) == tableRetention(it).isZero())
              .says(
                  it ->
                      dropsTables(it)
                          ? "`table_manager.retention_deletes_enabled` is true, but"
                              + " `retention_period` is not set"
                          : "`table_manager.retention_period` is set, but"
                              + " `retention_deletes_enabled` is not true")
              .at(
                  it ->
                      it.placeOf(
                          "table_manager",
                          dropsTables(it) ? "retention_deletes_enabled" : "retention_period")));

  private RetentionTableRules() {}

  static boolean dropsTables(LokiView loki) {
    return loki.isOn("table_manager", "retention_deletes_enabled");
  }

  private static Duration tableRetention(LokiView loki) {
    return loki.duration("table_manager", "retention_period").orElse(Duration.ZERO);
  }
}
