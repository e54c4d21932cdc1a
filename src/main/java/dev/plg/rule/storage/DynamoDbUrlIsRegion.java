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

/// The tables' names come from the schema, not from the URL.
final class DynamoDbUrlIsRegion implements PictureRule {

  @Override
  public About about() {
    return new About(
        "storage/dynamodb-path",
        Severity.WARNING,
        Versions.of("Loki"),
        "the URL of DynamoDB names a table",
        "Loki ignores it: the tables are called after `index.prefix`",
        "write dynamodb://REGION, and the beginning of the tables' names as `index.prefix`",
        "loki pkg/storage/chunk/client/aws/dynamodb_storage_client.go:925@v3.7.6");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return LokiView.in(picture)
        .filter(DynamoTables::areUsed)
        .flatMap(loki -> DynamoTables.url(loki).stream())
        .filter(url -> !url.path().isEmpty() && !url.scheme().equals("inmemory"))
        .map(url -> about().finding(url.place(), "the table '%s' is ignored".formatted(url.path())))
        .toList();
  }
}
