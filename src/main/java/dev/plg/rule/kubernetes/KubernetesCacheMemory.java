package dev.plg.rule.kubernetes;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.PictureSubjects.PICTURE;
import static dev.plg.rule.Violation.at;

import dev.plg.finding.Location;
import dev.plg.picture.CommandLine;
import dev.plg.picture.Container;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A memcached keeps less in memory than its container may use.
final class KubernetesCacheMemory {

  static final Rule RULE =
      error(
              "kubernetes/cache-memory",
              PICTURE.each(
                  picture -> picture.workloads().stream().flatMap(it -> it.containers().stream())))
          .what("memcached may use more memory than the limit of its container")
          .why(
              "as the cache fills, the kernel kills memcached (OOMKilled), again and again, and"
                  + " Loki reads everything from the object store")
          .fix(
              "set memcached's `-m` (in the chart `allocatedMemory`) to at most 80 % of the limit,"
                  + " or raise the limit")
          .source("grafana/loki#15813; memcached doc/memcached.1 -m, in megabytes")
          .where(it -> it.image().name().equals("memcached"))
          .finds(KubernetesCacheMemory::violation);

  private KubernetesCacheMemory() {}

  private static Stream<Violation> violation(Container container) {
    Optional<Long> cache = cache(container);
    Optional<Long> limit = limit(container);
    if (cache.isEmpty() || limit.isEmpty() || cache.get() <= limit.get()) {
      return Stream.empty();
    }
    Location place = container.placeOf("resources", "limits", "memory");
    return Stream.of(
        at(
            place,
            "memcached keeps up to %d MiB, but the limit is %d MiB"
                .formatted(cache.get(), limit.get())));
  }

  /// The argument of `-m`, in mebibytes.
  private static Optional<Long> cache(Container container) {
    List<String> words =
        container.commandLine().words().stream()
            .map(CommandLine.Word::text)
            .flatMap(word -> Stream.of(word.strip().split("[ =]+", -1)))
            .toList();
    int option = words.indexOf("-m");
    return option < 0 || option + 1 >= words.size()
        ? Optional.empty()
        : Optional.of(words.get(option + 1))
            .filter(it -> it.matches("[0-9]{1,9}"))
            .map(Long::valueOf);
  }

  private static Optional<Long> limit(Container container) {
    Mapping limits = container.tree().mapping("resources").mapping("limits");
    return limits
        .text("memory")
        .filter(it -> it.matches("[0-9]{1,9}[GM]i"))
        .map(
            it -> {
              long number = Long.parseLong(it.substring(0, it.length() - 2));
              return it.endsWith("Gi") ? number * 1024 : number;
            });
  }
}
