package dev.plg.rule.events;

import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.PictureSubjects.EXPORTER;
import static dev.plg.rule.Violation.at;

import dev.plg.finding.Nearest;
import dev.plg.rule.Rule;
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

  /// In a shorter word, one letter makes another word.
  private static final int SHORTEST = 5;

  static final Rule RULE =
      warning("events/ignored-key", EXPORTER)
          .what("the configuration has a key that this exporter does not read")
          .why("unknown keys are ignored without an error: the setting has no effect")
          .fix("remove the key, or use an image that supports it")
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
    return SINCE.containsKey(key)
        ? Optional.of(SINCE.get(key))
            .filter(exporter.config()::isBefore)
            .map(it -> at(entry.keyPlace(), "%s is supported in %s and later", key, it))
            .stream()
        : Stream.of(unknown(exporter.tree(), entry));
  }

  private static Violation unknown(Mapping tree, Mapping.Entry entry) {
    String key = entry.key();
    var known = new TreeSet<>(OLD);
    known.addAll(SINCE.keySet());
    Violation violation =
        at(entry.keyPlace(), "the exporter does not read %s", key)
            .fixedBy(Nearest.to(key, known).map("did you mean %s?"::formatted).orElse(""));
    return Nearest.slip(key, known)
        .filter(name -> key.length() >= SHORTEST && tree.find(name).isEmpty())
        .map(name -> violation.replacing(key, name))
        .orElse(violation);
  }
}
