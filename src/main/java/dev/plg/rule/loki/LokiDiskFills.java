package dev.plg.rule.loki;

import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.StackSubjects.STACK;
import static dev.plg.rule.Violation.at;

import dev.plg.model.Disk;
import dev.plg.model.Ingest;
import dev.plg.model.Retention;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.ResolvedStack;
import java.util.Optional;
import java.util.stream.Stream;

/// The disk must hold all logs of the retention period. Where nothing is ever deleted,
/// `retention/disk-fills` says so.
final class LokiDiskFills {

  /// "5-10x" of raw log data fill a chunk.
  private static final double LEAST_PACKED = 5;

  private static final double MOST_PACKED = 10;
  private static final double MEGABYTE = 1e6;
  private static final double GIBIBYTE = 1L << 30;

  static final Rule RULE =
      warning("loki/disk-fills", STACK)
          .what("the disk fills up before the retention period ends")
          .why("Loki deletes only by age: once the disk is full, it accepts no more lines")
          .fix("increase the disk, keep logs for less time, or store them on S3")
          .source(
              "grafana/loki docs/sources/configure/bp-configure.md@v3.7.6: chunks are 5 to 10 times"
                  + " smaller than the raw logs;"
                  + " docs/sources/operations/storage/filesystem.md@v3.7.6")
          .where(it -> it.stack().keepsLogs())
          .finds(LokiDiskFills::violations);

  private LokiDiskFills() {}

  private static Stream<Violation> violations(ResolvedStack resolved) {
    Optional<Disk> disk = resolved.stack().storage().localDisk();
    Optional<Retention> kept = resolved.stack().loki().retention().period();
    return disk.isEmpty() || kept.isEmpty()
        ? Stream.empty()
        : resolved.stack().loki().ingest().stream()
            .flatMap(load -> violation(resolved, disk.get(), load, kept.get()));
  }

  private static Stream<Violation> violation(
      ResolvedStack resolved, Disk disk, Ingest load, Retention kept) {
    double perDay = load.megabytesPerDay() * MEGABYTE;
    long first = (long) (disk.size().units() * LEAST_PACKED / perDay);
    long last = (long) (disk.size().units() * MOST_PACKED / perDay);
    String days = first == last ? Long.toString(first) : first + " to " + last;
    return first >= kept.period().toDays()
        ? Stream.empty()
        : Stream.of(
            at(
                    resolved.placeOf("storage", "filesystem", "size"),
                    "at %s a disk of %s is full after %s days, but logs are kept for %s"
                        .formatted(load, disk.size(), days, kept.hours()))
                .fixedBy(fix(perDay * kept.period().toDays())));
  }

  /// @param bytes of raw lines over the retention period
  private static String fix(double bytes) {
    long size = 10 * (long) Math.ceil(bytes / LEAST_PACKED / GIBIBYTE / 10);
    return "set `storage.filesystem.size: %dGi`, keep logs for less time, or store them on S3"
        .formatted(size);
  }
}
