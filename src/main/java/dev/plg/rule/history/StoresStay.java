package dev.plg.rule.history;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.FileChange;
import dev.plg.rule.HistoryRule;
import dev.plg.view.StorePlaces;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// What is stored in one place is not looked for in another.
public final class StoresStay implements HistoryRule {

  @Override
  public About about() {
    return new About(
        "storage/place-history",
        List.of(),
        Severity.ERROR,
        Versions.ALL,
        "the place changes where an earlier output stores",
        "what is stored there would be looked for in the new place: it would be gone, without an"
            + " error",
        "keep the place; where nothing is stored yet, or all is copied, as by `aws s3 sync`, add"
            + " --accept storage/place-history; a list of buckets never changes, since Loki chooses"
            + " one by a hash",
        "loki pkg/storage/chunk/client/aws/s3_storage_client.go bucketFromKey@v3.7.6");
  }

  @Override
  public List<Finding> check(List<FileChange> changes, LocalDate rollout) {
    var findings = new ArrayList<Finding>();
    for (FileChange change : changes) {
      StorePlaces after = StorePlaces.in(change.after());
      StorePlaces.in(change.before())
          .byWhat()
          .forEach(
              (what, was) -> {
                String now = after.byWhat().getOrDefault(what, was);
                if (!now.equals(was)) {
                  findings.add(
                      about()
                          .finding(
                              Location.of(change.file()),
                              "%s would move from %s to %s".formatted(what, was, now)));
                }
              });
    }
    return findings;
  }
}
