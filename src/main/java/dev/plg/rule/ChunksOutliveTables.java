package dev.plg.rule;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.model.BucketName;
import dev.plg.model.Tables;
import dev.plg.view.ResolvedStack;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// The table manager deletes tables; of the chunks in a bucket it knows nothing.
public final class ChunksOutliveTables implements StackRule {

  @Override
  public About about() {
    return new About(
        "storage/chunks-outlive-tables",
        List.of("C-11"),
        Severity.NOTE,
        Versions.ALL,
        "chunks stay in the bucket when their tables are deleted",
        "Loki deletes the index alone, and chunks that no index names are paid for and never read"
            + " again",
        "let a lifecycle rule of the bucket expire them",
        "loki pkg/storage/factory.go:574@v2.9.6: only a filesystem's chunks are deleted with the"
            + " tables");
  }

  @Override
  public List<Finding> check(ResolvedStack asked) {
    return asked.stack().storage().indexTables().stream()
        .flatMap(
            tables ->
                asked.stack().loki().retention().period().stream()
                    .map(retention -> finding(asked, tables, retention.period())))
        .toList();
  }

  /// One table longer than the index, since a table is deleted when its last day has passed.
  private Finding finding(ResolvedStack asked, Tables tables, Duration retention) {
    long days = retention.plus(tables.period().period()).toDays() + 1;
    String tenant = asked.stack().loki().tenant().map(it -> it.value()).orElse("fake");
    String buckets =
        asked.stack().storage().s3().stream()
            .flatMap(store -> store.buckets().stream())
            .map(BucketName::value)
            .collect(Collectors.joining(", "));
    return about()
        .finding(
            Location.NONE,
            "the chunks of %s outlive their index".formatted(buckets),
            "give the bucket a lifecycle rule: prefix %s/, expire after %d days"
                .formatted(tenant, days));
  }
}
