package dev.plg.rule;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Pointer;
import dev.plg.finding.Severity;
import dev.plg.model.Disk;
import dev.plg.model.Ingest;
import dev.plg.model.Loki;
import dev.plg.model.Quantity;
import dev.plg.model.Retention;
import dev.plg.view.ResolvedStack;
import java.util.List;
import java.util.Optional;

/// A disk of which nothing is deleted before its retention ends must hold so much. Where nothing
/// ever is, [dev.plg.rule.retention] speaks.
public final class DiskHoldsRetention implements StackRule {

  /// "5-10x" of raw log data fill a chunk.
  private static final double LEAST_PACKED = 5;

  private static final double MOST_PACKED = 10;

  private static final double MEGABYTE = 1e6;
  private static final double GIBIBYTE = 1L << 30;

  @Override
  public About about() {
    return new About(
        "loki/disk-fills",
        List.of(),
        Severity.WARNING,
        Versions.ALL,
        "the disk is full before the retention ends",
        "Loki deletes by age alone: on a full disk it takes no more lines",
        "enlarge the disk, keep logs for less time, or store them on S3",
        "loki docs/sources/configure/bp-configure.md@v3.7.6: 5 to 10 times as much raw as packed;"
            + " docs/sources/operations/storage/filesystem.md@v3.7.6");
  }

  @Override
  public List<Finding> check(ResolvedStack asked) {
    Loki loki = asked.stack().loki();
    Optional<Disk> disk = asked.stack().storage().localDisk();
    Optional<Retention> kept = loki.retention().period();
    return asked.stack().keepsLogs() && disk.isPresent() && kept.isPresent()
        ? loki.ingest().flatMap(load -> check(asked, disk.get().size(), load, kept.get())).stream()
            .toList()
        : List.of();
  }

  private Optional<Finding> check(ResolvedStack asked, Quantity size, Ingest load, Retention kept) {
    double perDay = load.megabytesPerDay() * MEGABYTE;
    long first = (long) (size.units() * LEAST_PACKED / perDay);
    long last = (long) (size.units() * MOST_PACKED / perDay);
    String days = first == last ? Long.toString(first) : first + " to " + last;
    return first >= kept.period().toDays()
        ? Optional.empty()
        : Optional.of(
            about()
                .finding(
                    asked.place(Pointer.of("storage", "filesystem", "size")),
                    "at %s a disk of %s is full after %s days, and logs are kept for %s"
                        .formatted(load, size, days, kept.hours()),
                    fix(perDay * kept.period().toDays())));
  }

  /// @param bytes of raw lines over the retention
  private static String fix(double bytes) {
    long size = 10 * (long) Math.ceil(bytes / LEAST_PACKED / GIBIBYTE / 10);
    return "set `storage.filesystem.size: %dGi`, keep logs for less time, or store them on S3"
        .formatted(size);
  }
}
