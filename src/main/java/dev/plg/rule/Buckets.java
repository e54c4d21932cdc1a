package dev.plg.rule;

import dev.plg.finding.Pointer;
import dev.plg.model.Storage;
import dev.plg.view.ResolvedStack;

/// Where a stack describes its buckets.
final class Buckets {

  private Buckets() {}

  static Pointer of(ResolvedStack asked) {
    return switch (asked.stack().storage()) {
      case Storage.DynamoDb _ -> Pointer.of("storage", "dynamodb", "chunks", "s3");
      case Storage.S3 _, Storage.Filesystem _ -> Pointer.of("storage", "s3");
    };
  }
}
