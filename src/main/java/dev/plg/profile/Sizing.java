package dev.plg.profile;

import dev.plg.model.Ingest;
import dev.plg.model.Quantity;
import dev.plg.model.Resources;
import java.util.Map;
import java.util.TreeMap;

/// What a pod of Loki needs for a load: its share of what upstream's table gives all components for up
/// to 3 TB a day, and never less than the tier's own.
// loki docs/sources/setup/size/_index.md@v3.7.6: 38 CPU and 59 Gi in all for less than 3 TB a day
final class Sizing {

  private static final long GIGABYTES = 3_000;
  private static final long MILLI_CPU = 38_000;
  private static final long MEBIBYTES = 59 * 1_024;

  private Sizing() {}

  static Resources loki(Resources least, Ingest ingest, int replicas) {
    long gigabytes = ingest.gigabytesPerDay();
    Quantity cpu = cpu(share(gigabytes * MILLI_CPU, replicas));
    long mebibytes = share(gigabytes * MEBIBYTES, replicas);
    return atLeast(
        least,
        new Resources(
            new TreeMap<>(Map.of("cpu", cpu, "memory", memory(mebibytes))),
            new TreeMap<>(Map.of("memory", memory(2 * mebibytes)))));
  }

  private static long share(long ofAll, int replicas) {
    return ofAll / GIGABYTES / replicas + 1;
  }

  /// In steps of 100m, from one core on in steps of a half.
  static Quantity cpu(long milli) {
    long step = milli <= 1_000 ? 100 : 500;
    long rounded = up(milli, step);
    return new Quantity(rounded % 1_000 == 0 ? Long.toString(rounded / 1_000) : rounded + "m");
  }

  /// In steps of 128Mi, from 1Gi on in whole Gi.
  static Quantity memory(long mebibytes) {
    return mebibytes <= 1_024 - 128
        ? new Quantity(up(mebibytes, 128) + "Mi")
        : new Quantity(up(mebibytes, 1_024) / 1_024 + "Gi");
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
