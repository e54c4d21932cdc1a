package dev.plg.rule.events;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.PictureSubjects.EXPORTER;
import static dev.plg.rule.Violation.at;

import dev.plg.finding.Nearest;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.ExporterView;
import java.util.Set;
import java.util.stream.Stream;

/// The exporter supports a fixed set of log levels and formats.
final class EventsLogFormat {

  private static final Set<String> FORMATS = Set.of("", "json", "pretty");
  private static final Set<String> LEVELS =
      Set.of("", "trace", "debug", "info", "warn", "error", "fatal", "panic", "disabled");

  static final Rule RULE =
      error("events/log-format", EXPORTER)
          .what("`logFormat` or `logLevel` has an unknown value")
          .why("the exporter exits: `Unknown log format`, `Invalid log level`")
          .fix(
              "write json or pretty, and trace, debug, info, warn, error, fatal, panic or disabled")
          .source("resmoio/kubernetes-event-exporter main.go@v1.7")
          .finds(
              exporter ->
                  Stream.concat(
                      unknown(exporter, "logFormat", FORMATS),
                      unknown(exporter, "logLevel", LEVELS)));

  private EventsLogFormat() {}

  private static Stream<Violation> unknown(ExporterView exporter, String key, Set<String> words) {
    return exporter
        .config()
        .value(key)
        .filter(word -> !words.contains(word) && !word.contains("$") && !word.matches("-?[0-9]+"))
        .map(
            word ->
                at(exporter.placeOf(key), "`%s` does not support '%s'".formatted(key, word))
                    .fixedBy(Nearest.to(word, words).map("did you mean %s?"::formatted).orElse("")))
        .stream();
  }
}
