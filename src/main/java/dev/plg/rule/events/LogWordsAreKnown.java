package dev.plg.rule.events;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Nearest;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.ExporterView;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Level and form of the log are words that the exporter knows.
final class LogWordsAreKnown implements PictureRule {

  @Override
  public About about() {
    return new About(
        "events/log-format",
        Severity.ERROR,
        Versions.of("event-exporter"),
        "`logFormat` or `logLevel` is a word that the exporter does not know",
        "it exits: `Unknown log format`, `Invalid log level`",
        "write json or pretty, and trace, debug, info, warn, error, fatal, panic or disabled",
        "kubernetes-event-exporter main.go@v1.7");
  }

  private static final Set<String> FORMATS = Set.of("", "json", "pretty");

  private static final Set<String> LEVELS =
      Set.of("", "trace", "debug", "info", "warn", "error", "fatal", "panic", "disabled");

  @Override
  public List<Finding> check(Picture picture) {
    return ExporterView.in(picture)
        .flatMap(
            exporter ->
                Stream.of(
                    fault(exporter, "logFormat", FORMATS), fault(exporter, "logLevel", LEVELS)))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Finding> fault(ExporterView exporter, String key, Set<String> words) {
    return exporter
        .config()
        .value(key)
        .filter(word -> !words.contains(word) && !word.contains("$") && !word.matches("-?[0-9]+"))
        .map(
            word ->
                about()
                    .finding(
                        exporter.placeOf(key),
                        "%s: %s is no word that the exporter knows".formatted(key, word),
                        Nearest.to(word, words)
                            .map("did you mean %s?"::formatted)
                            .orElse(about().fix())));
  }
}
