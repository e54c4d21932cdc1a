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

/// An index in DynamoDB needs the region of its tables.
final class DynamoDbIsNamed implements PictureRule {

  @Override
  public About about() {
    return new About(
        "storage/dynamodb-url",
        Severity.ERROR,
        Versions.of("Loki"),
        "the index is in DynamoDB, and no URL leads there",
        "Loki does not start: `Must set -dynamodb.url in aws mode`",
        "set `storage_config.aws.dynamodb.dynamodb_url: dynamodb://REGION`",
        "loki pkg/storage/factory.go:444@v3.7.6");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return LokiView.in(picture)
        .filter(loki -> DynamoTables.urlSetting(loki).isEmpty())
        .filter(loki -> loki.config().flag("dynamodb.url").isEmpty())
        .flatMap(loki -> DynamoTables.periods(loki).limit(1))
        .map(
            it ->
                about()
                    .finding(
                        it.placeOf("store"),
                        "store '%s' without `storage_config.aws.dynamodb.dynamodb_url`"
                            .formatted(it.store())))
        .toList();
  }
}
