package dev.plg.rule;

import dev.plg.catalog.Version;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Pointer;
import dev.plg.finding.Severity;
import dev.plg.model.IndexStore;
import dev.plg.model.Stack;
import dev.plg.view.ResolvedStack;
import java.util.List;

/// Loki 3.6 and later sends its requests to DynamoDB without a signature, unless the keys stand in
/// the configuration itself.
public final class DynamoDbNeedsLoki29 implements StackRule {

  private static final String UNSIGNED_SINCE = "3.6";

  @Override
  public About about() {
    return new About(
        "storage/dynamodb-on-loki-3",
        List.of("S-21", "V-04"),
        Severity.ERROR,
        Versions.from("Loki", "3.6"),
        "this version of Loki cannot keep its index in DynamoDB",
        "Loki 3.6 and later builds its DynamoDB client without the pod's credentials: every request"
            + " is refused, and no index is written or read",
        "move to tsdb: keep `loki.version: \"2.9\"`, append {from: <a day to come>, store: tsdb,"
            + " schema: v13} to `loki.schema`, and raise the version when the last table has passed"
            + " its retention",
        "loki pkg/storage/chunk/client/aws/dynamodb_storage_client.go:910@v3.7.6");
  }

  @Override
  public List<Finding> check(ResolvedStack asked) {
    Stack stack = asked.stack();
    boolean unsigned =
        Version.parse(stack.loki().version())
            .filter(it -> it.isAtLeast(UNSIGNED_SINCE))
            .isPresent();
    if (!unsigned) {
      return List.of();
    }
    String line = "Loki " + stack.loki().version();
    return stack.storage().indexTables().isPresent()
        ? List.of(
            about()
                .finding(
                    asked.place(Pointer.of("storage", "dynamodb")),
                    line + " cannot keep its index in DynamoDB"))
        : periods(asked, line);
  }

  private List<Finding> periods(ResolvedStack asked, String line) {
    return asked.stack().loki().schema().uses(IndexStore.AWS)
        ? List.of(
            about()
                .finding(
                    asked.place(Pointer.of("loki", "schema")),
                    line + " cannot read a period whose index is in DynamoDB"))
        : List.of();
  }
}
