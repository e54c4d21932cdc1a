package dev.plg.rule.storage;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.DynamoTables;
import dev.plg.view.LokiView;
import java.util.List;
import java.util.Set;

/// DynamoTables that Loki makes are paid for by the hour, used or not.
final class ThroughputIsChosen implements PictureRule {

  private static final Set<String> CHOSEN =
      Set.of(
          "enable_ondemand_throughput_mode",
          "provisioned_write_throughput",
          "provisioned_read_throughput",
          "write_scale");

  @Override
  public About about() {
    return new About(
        "storage/throughput",
        Severity.WARNING,
        Versions.of("Loki"),
        "the tables are paid for at Loki's defaults",
        "each active table is provisioned with 1000 writes and 300 reads a second, each "
            + "older one with 300 reads",
        "set `table_manager.index_tables_provisioning.enable_ondemand_throughput_mode: "
            + "true`, and `enable_inactive_throughput_on_demand_mode: true`",
        "loki docs/sources/operations/storage/table-manager/_index.md@v2.9.6");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return LokiView.in(picture)
        .filter(DynamoTables::areManaged)
        .filter(loki -> DynamoTables.provisioning(loki).keys().stream().noneMatch(CHOSEN::contains))
        .flatMap(loki -> loki.lastPeriod().stream().map(it -> finding(loki, it)))
        .toList();
  }

  private Finding finding(LokiView loki, LokiView.Period period) {
    return about()
        .finding(
            place(loki, period),
            "nothing is said of what the tables '%s…' may cost"
                .formatted(period.tree().mapping("index").text("prefix").orElse("")));
  }

  private static Location place(LokiView loki, LokiView.Period period) {
    return DynamoTables.provisioning(loki).isEmpty()
        ? period.placeOf("store")
        : loki.placeOf("table_manager", "index_tables_provisioning");
  }
}
