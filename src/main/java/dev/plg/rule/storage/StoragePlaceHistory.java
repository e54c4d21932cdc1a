package dev.plg.rule.storage;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.HistorySubjects.CHANGES;

import dev.plg.finding.Location;
import dev.plg.rule.FileChange;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.StorePlaces;
import java.util.stream.Stream;

/// Data that is stored in one place is not found in another.
public final class StoragePlaceHistory {

  public static final Rule RULE =
      error("storage/place-history", CHANGES)
          .what("the place where an earlier output stores data changes")
          .why(
              "the new output would look for the stored data in the new place and not find it,"
                  + " without an error")
          .fix(
              "keep the place; if nothing is stored yet, or everything is copied, as with `aws s3"
                  + " sync`, add --accept storage/place-history; never change a list of buckets,"
                  + " since Loki chooses one by a hash")
          .source(
              "grafana/loki pkg/storage/chunk/client/aws/s3_storage_client.go bucketFromKey@v3.7.6")
          .finds(StoragePlaceHistory::violations);

  private StoragePlaceHistory() {}

  private static Stream<Violation> violations(FileChange change) {
    StorePlaces after = StorePlaces.in(change.after());
    return StorePlaces.in(change.before()).byWhat().entrySet().stream()
        .filter(
            was ->
                !after.byWhat().getOrDefault(was.getKey(), was.getValue()).equals(was.getValue()))
        .map(
            was ->
                Violation.at(
                    Location.of(change.file()),
                    "%s would move from %s to %s"
                        .formatted(
                            was.getKey(), was.getValue(), after.byWhat().get(was.getKey()))));
  }
}
