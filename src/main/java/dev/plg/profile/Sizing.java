package dev.plg.profile;

import dev.plg.model.Ingest;
import dev.plg.model.Quantity;
import dev.plg.model.Resources;
import java.util.Map;
import java.util.TreeMap;

/// What a pod needs for a load, by the figures that upstream gives, and never less than the tier's
/// own; it may take twice the memory that it asks for. Grafana's needs follow its users, not the
/// load.
final class Sizing {

  private static final long MEBIBYTE = 1 << 20;

  private Sizing() {}

  /// A pod's share of what upstream's table gives all of Loki's components for up to 3 TB a day.
  // loki docs/sources/setup/size/_index.md@v3.7.6: 38 CPU and 59 Gi in all for less than 3 TB a day
  static Resources loki(Resources least, Ingest ingest, int replicas) {
    long gigabytes = ingest.gigabytesPerDay();
    return resources(
        least, gigabytes * 38_000 / 3_000 / replicas, gigabytes * 59 * 1_024 / 3_000 / replicas);
  }

  /// All of Tempo in one pod, for each MB/s: a tenth of a distributor of 2 CPU and 2 GB, a fifth of
  /// an ingester of 2.5 CPU and 4 GB, half a querier of 4 GB, a fifth of a compactor of 1 CPU and 4
  /// GB.
  // tempo docs/sources/tempo/set-up-for-tracing/setup-tempo/plan/size.md@v2.10.8
  static Resources tempo(Resources least, Ingest ingest) {
    long bytes = ingest.bytesPerSecond();
    return resources(least, bytes * 900 / 1_000_000, bytes * 3_800 / MEBIBYTE);
  }

  /// A collector's share: 1 CPU and 120 MiB for each MiB/s. Upstream gives this for logs; for
  /// spans, which the same program batches and sends on, it gives nothing.
  // alloy docs/sources/set-up/estimate-resource-usage.md@v1.18.1
  static Resources collector(Resources least, Ingest ingest, int pods) {
    long bytes = ingest.bytesPerSecond() / pods;
    return resources(least, bytes * 1_000 / MEBIBYTE, bytes * 120 / MEBIBYTE);
  }

  private static Resources resources(Resources least, long milliCpu, long mebibytes) {
    return atLeast(
        least,
        new Resources(
            new TreeMap<>(Map.of("cpu", cpu(milliCpu + 1), "memory", memory(mebibytes + 1))),
            new TreeMap<>(Map.of("memory", memory(2 * (mebibytes + 1))))));
  }

  /// In steps of 100m, from one core on in steps of a half.
  static Quantity cpu(long milli) {
    long step = milli <= 1_000 ? 100 : 500;
    long rounded = up(milli, step);
    return new Quantity(rounded % 1_000 == 0 ? Long.toString(rounded / 1_000) : rounded + "m");
  }

  /// In steps of 128Mi, from 1Gi on in whole Gi, from 16Gi on in steps of 4Gi.
  static Quantity memory(long mebibytes) {
    if (mebibytes <= 1_024 - 128) {
      return new Quantity(up(mebibytes, 128) + "Mi");
    }
    long step = mebibytes <= 16 * 1_024 ? 1 : 4;
    return new Quantity(up(mebibytes, step * 1_024) / 1_024 + "Gi");
  }

  private static long up(long value, long step) {
    return (value + step - 1) / step * step;
  }

  private static Resources atLeast(Resources least, Resources wanted) {
    var requests = new TreeMap<>(wanted.requests());
    requests.replaceAll((name, value) -> more(value, least.requests().getOrDefault(name, value)));
    var limits = new TreeMap<>(wanted.limits());
    limits.replaceAll((name, value) -> more(value, least.limits().getOrDefault(name, value)));
    return new Resources(requests, limits);
  }

  private static Quantity more(Quantity one, Quantity other) {
    return other.isMoreThan(one) ? other : one;
  }
}
