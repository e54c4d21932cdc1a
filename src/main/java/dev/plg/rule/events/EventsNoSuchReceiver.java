package dev.plg.rule.events;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.PictureSubjects.EXPORTER;
import static dev.plg.rule.Violation.at;

import dev.plg.finding.Nearest;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.ExporterView;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A route sends only to receivers that exist.
final class EventsNoSuchReceiver {

  static final Rule RULE =
      error("events/no-such-receiver", EXPORTER)
          .what("a route names a receiver that does not exist")
          .why(
              "each event for it is lost and blocks a goroutine, until memory runs out; the log"
                  + " says only `There is no channel`")
          .fix("name a receiver of the list `receivers`")
          .source("resmoio/kubernetes-event-exporter pkg/exporter/channel_registry.go:28@v1.7")
          .finds(EventsNoSuchReceiver::violations);

  private EventsNoSuchReceiver() {}

  private static Stream<Violation> violations(ExporterView exporter) {
    Optional<Mapping.Entry> nested = exporter.tree().mapping("route").entry("receivers");
    if (nested.isPresent()) {
      return Stream.of(
          at(
                  nested.get().keyPlace(),
                  "`receivers` is below `route`, where the exporter does not read it")
              .fixedBy("write `receivers` at the top level, beside `route`"));
    }
    List<String> names = exporter.receivers().stream().map(ExporterView.Receiver::name).toList();
    return exporter
        .rules()
        .flatMap(
            rule ->
                rule.text("receiver").stream()
                    .filter(name -> !name.isEmpty() && !names.contains(name))
                    .map(
                        name ->
                            at(rule.placeOf("receiver"), "there is no receiver %s".formatted(name))
                                .fixedBy(fix(name, names))));
  }

  private static String fix(String name, List<String> names) {
    return Nearest.to(name, names)
        .map("did you mean %s?"::formatted)
        .orElse("receivers are: " + (names.isEmpty() ? "none" : String.join(", ", names)));
  }
}
