package dev.plg.rule.storage;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.DynamoTables;
import dev.plg.view.LokiView;
import java.util.List;

/// From Loki 2.4 on the target `all` makes no tables.
final class TableManagerRuns implements PictureRule {

  @Override
  public About about() {
    return new About(
        "storage/no-table-manager",
        Severity.ERROR,
        Versions.from("Loki", "2.4"),
        "nobody makes the tables of the index",
        "pushes are taken, and every flush fails: `ResourceNotFoundException: Requested "
            + "resource not found`",
        "run Loki as -target=all,table-manager too, or make the tables by hand; better "
            + "write the index as tsdb to S3",
        "loki pkg/loki/loki.go:453@v2.4.0, :404@v2.3.0");
  }

  @Override
  public List<Finding> check(Picture picture) {
    boolean managed = LokiView.in(picture).anyMatch(DynamoTables::areManaged);
    return LokiView.in(picture)
        .filter(loki -> !managed && about().versions().include(loki.version()))
        .filter(loki -> !loki.config().runs().isEmpty())
        .flatMap(loki -> loki.lastPeriod().stream())
        .filter(period -> DynamoTables.STORES.contains(period.store()))
        .map(it -> about().finding(it.placeOf("store"), message(it)))
        .toList();
  }

  private static String message(LokiView.Period period) {
    return "the index is in DynamoDB tables '%s…', and no table manager runs"
        .formatted(period.tree().mapping("index").text("prefix").orElse(""));
  }
}
