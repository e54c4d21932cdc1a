package dev.plg.rule.events;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.PictureSubjects.EXPORTER;
import static dev.plg.rule.Violation.at;

import dev.plg.catalog.Vocabulary;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.ExporterView;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A receiver uses a sink that this exporter has.
final class EventsUnknownSink {

  static final Rule RULE =
      error("events/unknown-sink", EXPORTER)
          .what("a receiver has a sink that the exporter does not support")
          .why("it exits: `Cannot initialize sink`, `unknown sink`")
          .fix("give the receiver one of the sinks in the documentation of this version")
          .source(
              "resmoio/kubernetes-event-exporter pkg/sinks/receiver.go@v1.7, compared from v0.9 to"
                  + " v1.7")
          .finds(
              exporter ->
                  exporter.receivers().stream().flatMap(it -> violation(exporter, it).stream()));

  private EventsUnknownSink() {}

  private static Optional<Violation> violation(
      ExporterView exporter, ExporterView.Receiver receiver) {
    List<String> sinks = receiver.sinks().stream().filter(Vocabulary.EXPORTER_SINK::has).toList();
    Optional<String> sink =
        Stream.concat(
                sinks.stream().filter(it -> Vocabulary.EXPORTER_SINK.since(it).isEmpty()),
                sinks.stream())
            .findFirst();
    if (sink.isEmpty()) {
      String keys =
          receiver.sinks().isEmpty() ? "" : ", only " + String.join(", ", receiver.sinks());
      return Optional.of(
          at(receiver.place(), "receiver %s has no sink%s".formatted(receiver.name(), keys)));
    }
    return Vocabulary.EXPORTER_SINK
        .since(sink.get())
        .filter(exporter.config()::isBefore)
        .map(
            since ->
                at(
                    receiver.place(),
                    "receiver %s has the sink %s, which %s and later support"
                        .formatted(receiver.name(), sink.get(), since)));
  }
}
