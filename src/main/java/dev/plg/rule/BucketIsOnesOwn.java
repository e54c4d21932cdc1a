package dev.plg.rule;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Pointer;
import dev.plg.finding.Severity;
import dev.plg.model.BucketName;
import dev.plg.model.ObjectStore;
import dev.plg.view.ResolvedStack;
import java.util.List;
import java.util.Set;

/// Names of buckets are one for all of AWS, and those of examples belong to somebody else.
public final class BucketIsOnesOwn implements StackRule {

  private static final Set<String> SAMPLES = Set.of("chunks", "ruler", "admin", "loki", "tempo");

  @Override
  public About about() {
    return new About(
        "storage/sample-bucket",
        List.of("S-09"),
        Severity.WARNING,
        Versions.ALL,
        "the bucket's name is one from an example",
        "all of AWS shares the names of buckets: a name from an example is somebody else's, who"
            + " could receive these logs",
        "name a bucket of your own account",
        "https://grafana.com/blog/2024/06/27/grafana-security-update-grafana-loki-and-unintended-data-write-attempts-to-amazon-s3-buckets/");
  }

  @Override
  public List<Finding> check(ResolvedStack asked) {
    return asked.stack().storage().s3().filter(it -> it.endpoint().isEmpty()).stream()
        .map(ObjectStore::buckets)
        .flatMap(List::stream)
        .map(BucketName::value)
        .filter(SAMPLES::contains)
        .map(name -> finding(asked, name))
        .toList();
  }

  private Finding finding(ResolvedStack asked, String name) {
    Pointer at = Buckets.of(asked).to("bucket");
    return about().finding(asked.place(at), "'%s' is the bucket of an example".formatted(name));
  }
}
