package dev.plg.rule.events;

import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.PictureSubjects.EXPORTER;

import dev.plg.rule.Rule;
import dev.plg.rule.UnknownKeys;
import dev.plg.rule.Violation;
import dev.plg.view.ExporterView;
import dev.plg.yaml.Mapping;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The exporter reads the keys of its own version and ignores all others.
final class EventsIgnoredKey {

  private static final Set<String> OLD =
      Set.of("logLevel", "logFormat", "namespace", "leaderElection", "route", "receivers");

  private static final Map<String, String> SINCE =
      Map.of(
          "throttlePeriod", "0.11",
          "clusterName", "1.0",
          "kubeQPS", "1.0",
          "kubeBurst", "1.0",
          "maxEventAgeSeconds", "1.2",
          "metricsNamePrefix", "1.2",
          "omitLookup", "1.4",
          "cacheSize", "1.6");

  static final Rule RULE =
      warning("events/ignored-key", EXPORTER)
          .what("the configuration has a key that this exporter does not read")
          .why("unknown keys are ignored without an error: the setting has no effect")
          .fix("remove the key, or use an image that reads it")
          .source(
              "resmoio/kubernetes-event-exporter pkg/exporter/config.go, compared from v0.9 to"
                  + " v1.7")
          .finds(
              exporter ->
                  exporter.tree().entries().stream().flatMap(entry -> violation(exporter, entry)));

  private EventsIgnoredKey() {}

  private static Stream<Violation> violation(ExporterView exporter, Mapping.Entry entry) {
    String key = entry.key();
    if (OLD.contains(key)) {
      return Stream.empty();
    }
    Optional<String> since = Optional.ofNullable(SINCE.get(key));
    if (since.isPresent()) {
      return since
          .filter(exporter.config()::isBefore)
          .map(
              it -> Violation.at(entry.keyPlace(), "%s is read in %s and later".formatted(key, it)))
          .stream();
    }
    var known = new TreeSet<>(OLD);
    known.addAll(SINCE.keySet());
    return Stream.of(
        UnknownKeys.at(
            exporter.tree(), entry, known, "the exporter does not read %s".formatted(key)));
  }
}
