package dev.plg.rule;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Pointer;
import dev.plg.finding.Severity;
import dev.plg.model.IndexStore;
import dev.plg.model.SchemaPeriod;
import dev.plg.model.Storage;
import dev.plg.view.ResolvedStack;
import java.util.ArrayList;
import java.util.List;

/// Each schema period is kept somewhere that the stack describes, the newest one in the stack's
/// storage itself.
public final class SchemaFitsStorage implements StackRule {

  @Override
  public About about() {
    return new About(
        "loki/schema-storage",
        List.of("L-18", "S-22", "S-31"),
        Severity.ERROR,
        Versions.ALL,
        "a period of the schema keeps its data where `storage` names no place",
        "Loki would look for the period's data in a place that it is not told of",
        "describe the place under `storage`, or correct the period",
        "loki pkg/storage/factory.go:309@v3.7.6");
  }

  @Override
  public List<Finding> check(ResolvedStack asked) {
    var findings = new ArrayList<Finding>();
    List<SchemaPeriod> periods = asked.stack().loki().schema().periods();
    Storage storage = asked.stack().storage();
    for (int i = 0; i < periods.size(); i++) {
      SchemaPeriod period = periods.get(i);
      Pointer at = Pointer.of("loki", "schema").to(i);
      if (period.store() == IndexStore.AWS && storage.indexTables().isEmpty()) {
        findings.add(
            about()
                .finding(
                    asked.place(at),
                    "the period from %s has its index in DynamoDB, which `storage` does not name"
                        .formatted(period.from()),
                    "set `storage.dynamodb`; a newer period of tsdb may go on beside it"));
      }
      if (period.chunks().inBuckets() && !storage.holds(period.chunks())) {
        findings.add(
            about()
                .finding(
                    asked.place(at),
                    "the period from %s has its chunks in a bucket, which `storage` does not name"
                        .formatted(period.from()),
                    "set `storage.s3`"));
      }
    }
    if (!periods.getLast().chunks().inBuckets() && storage.localDisk().isEmpty()) {
      findings.add(
          about()
              .finding(
                  asked.place(Pointer.of("loki", "schema").to(periods.size() - 1)),
                  "the newest period writes to the pod's disk, not to the bucket of `storage`",
                  "append a period with objectStore: s3 that begins on a day to come"));
    }
    return findings;
  }
}
