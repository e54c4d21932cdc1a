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

/// From Loki 3.6 on the client of DynamoDB knows only credentials that stand in the URL.
final class DynamoDbHasKeys implements PictureRule {

  @Override
  public About about() {
    return new About(
        "storage/dynamodb-credentials",
        Severity.ERROR,
        Versions.from("Loki", "3.6"),
        "Loki 3.6 and later use no role for DynamoDB",
        "the client is made without the chain of credentials: AWS refuses every request to "
            + "the table",
        "stay on Loki 3.5, put keys into the URL by a variable, or write the index as tsdb "
            + "to S3",
        "loki pkg/storage/chunk/client/aws/dynamodb_storage_client.go:915@v3.7.6");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return LokiView.in(picture)
        .filter(loki -> about().versions().include(loki.version()))
        .filter(DynamoTables::areUsed)
        .flatMap(loki -> DynamoTables.url(loki).stream())
        .filter(url -> !url.hasUser() && !url.scheme().equals("inmemory"))
        .map(url -> about().finding(url.place(), "no key stands in the URL of DynamoDB"))
        .toList();
  }
}
