package dev.plg.rule.events;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.ExporterView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A receiver is of a kind that this exporter has.
final class SinkIsKnown implements PictureRule {

  @Override
  public About about() {
    return new About(
        "events/unknown-sink",
        Severity.ERROR,
        Versions.of("event-exporter"),
        "a receiver is of no kind that the exporter has",
        "it exits: `Cannot initialize sink`, `unknown sink`",
        "give the receiver one of the sinks in the documentation of this version",
        "kubernetes-event-exporter pkg/sinks/receiver.go@v1.7, compared from v0.9 to v1.7");
  }

  private static final Set<String> OLD =
      Set.of(
          "inMemory",
          "webhook",
          "file",
          "elasticsearch",
          "kinesis",
          "opsgenie",
          "sqs",
          "sns",
          "slack",
          "kafka",
          "pubsub",
          "opscenter",
          "teams",
          "bigquery");

  private static final Map<String, String> SINCE =
      Map.of(
          "syslog",
          "0.10",
          "stdout",
          "0.10",
          "eventbridge",
          "0.10",
          "pipe",
          "0.10",
          "firehose",
          "0.11",
          "opensearch",
          "1.0",
          "loki",
          "1.2");

  @Override
  public List<Finding> check(Picture picture) {
    return ExporterView.in(picture)
        .flatMap(
            exporter ->
                exporter.receivers().stream()
                    .flatMap(
                        receiver ->
                            fault(exporter, receiver)
                                .map(it -> about().finding(receiver.place(), it))
                                .stream()))
        .toList();
  }

  private static Optional<String> fault(ExporterView exporter, ExporterView.Receiver receiver) {
    Optional<String> sink =
        receiver.sinks().stream()
            .filter(it -> OLD.contains(it) || SINCE.containsKey(it))
            .findFirst();
    if (sink.isEmpty()) {
      String keys =
          receiver.sinks().isEmpty()
              ? "no sink"
              : "no sink, but " + String.join(", ", receiver.sinks());
      return Optional.of("receiver %s has %s".formatted(receiver.name(), keys));
    }
    return Optional.ofNullable(SINCE.get(sink.get()))
        .filter(exporter.config()::isBefore)
        .map(
            since ->
                "receiver %s is of the kind %s, which is known from %s on"
                    .formatted(receiver.name(), sink.get(), since));
  }
}
