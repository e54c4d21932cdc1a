package dev.plg.rule.events;

import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.PictureSubjects.EXPORTER;
import static dev.plg.rule.Violation.at;

import dev.plg.catalog.Vocabulary;
import dev.plg.finding.Nearest;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.ExporterView;
import dev.plg.yaml.Mapping;
import java.util.SortedSet;
import java.util.stream.Stream;

/// The exporter reads the keys of its own version and ignores all others.
final class EventsIgnoredKey {

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
    return Vocabulary.EXPORTER_KEY.has(key)
        ? Vocabulary.EXPORTER_KEY
            .since(key)
            .filter(exporter.config()::isBefore)
            .map(it -> at(entry.keyPlace(), "%s is supported in %s and later", key, it))
            .stream()
        : Stream.of(unknown(exporter.tree(), entry));
  }

  private static Violation unknown(Mapping tree, Mapping.Entry entry) {
    String key = entry.key();
    SortedSet<String> known = Vocabulary.EXPORTER_KEY.words();
    Violation violation =
        at(entry.keyPlace(), "the exporter does not read %s", key)
            .fixedBy(Nearest.to(key, known).map("did you mean %s?"::formatted).orElse(""));
    return Nearest.slip(key, known)
        .filter(name -> key.length() >= SHORTEST && tree.find(name).isEmpty())
        .map(name -> violation.replacing(key, name))
        .orElse(violation);
  }
}
