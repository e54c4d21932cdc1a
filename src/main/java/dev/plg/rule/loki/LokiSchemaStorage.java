package dev.plg.rule.loki;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.StackSubjects.STACK;
import static dev.plg.rule.Violation.at;

import dev.plg.model.IndexStore;
import dev.plg.model.SchemaPeriod;
import dev.plg.model.Storage;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.ResolvedStack;
import java.util.ArrayList;
import java.util.List;

/// Each schema period is stored somewhere that the stack describes, the newest one in the stack's
/// storage itself.
final class LokiSchemaStorage {

  static final Rule RULE =
      error("loki/schema-storage", STACK)
          .what("`storage` does not describe where a schema period is stored")
          .why(
              "Loki cannot find the data of the period: no configuration tells it where they are"
                  + " stored")
          .fix("describe the place under `storage`, or correct the period")
          .source("grafana/loki pkg/storage/factory.go:309@v3.7.6")
          .covers("storage/bucket-unused", "storage/dynamodb-url")
          .finds(it -> violations(it).stream());

  private LokiSchemaStorage() {}

  private static List<Violation> violations(ResolvedStack resolved) {
    var violations = new ArrayList<Violation>();
    List<SchemaPeriod> periods = resolved.stack().loki().schema().periods();
    Storage storage = resolved.stack().storage();
    for (int i = 0; i < periods.size(); i++) {
      SchemaPeriod period = periods.get(i);
      if (period.store() == IndexStore.AWS && storage.indexTables().isEmpty()) {
        violations.add(
            at(
                    resolved.placeOfPeriod(i),
                    "the schema period from %s keeps its index in DynamoDB, but `storage.dynamodb` is not set"
                        .formatted(period.from()))
                .fixedBy("set `storage.dynamodb`; a newer tsdb period can follow it"));
      }
      if (period.chunks().inBuckets() && !storage.holds(period.chunks())) {
        violations.add(
            at(
                    resolved.placeOfPeriod(i),
                    "the schema period from %s keeps its chunks in a bucket, but `storage` has no bucket"
                        .formatted(period.from()))
                .fixedBy("set `storage.s3`"));
      }
    }
    if (!periods.getLast().chunks().inBuckets() && storage.localDisk().isEmpty()) {
      violations.add(
          at(
                  resolved.placeOfPeriod(periods.size() - 1),
                  "the newest period writes to the pod's disk, not to the bucket of `storage`")
              .fixedBy("append a period with objectStore: s3 that starts on a future day"));
    }
    return violations;
  }
}
