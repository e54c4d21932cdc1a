package dev.plg.rule.events;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.Draft.note;
import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.StackSubjects.STACK;
import static dev.plg.rule.StackSubjects.STACK_EXPORTER;
import static dev.plg.rule.StackSubjects.STACK_LOGGER;

import dev.plg.catalog.Program;
import dev.plg.catalog.Version;
import dev.plg.model.Events;
import dev.plg.rule.Rule;
import dev.plg.view.ResolvedStack;
import java.util.List;

/// The rules of the area `events` on a stack.
public final class EventsStackRules {

  public static final List<Rule> ALL =
      List.of(
          warning("events/not-collected", STACK)
              .what("events are printed, but no collector reads them")
              .why("they are only in the pod's log, and only as long as the node keeps it")
              .fix(
                  "set `collector: alloy` and let it read the stack's namespace, or"
                      + " `events.sink: loki`")
              .source("https://kubernetes.io/docs/concepts/cluster-administration/logging/")
              .where(it -> it.stack().events().filter(EventsStackRules::arePrinted).isPresent())
              .where(it -> !it.stack().collector().reads(it.stack().namespace()))
              .says(
                  it ->
                      "events are printed in namespace %s, whose logs are not collected"
                          .formatted(it.stack().namespace()))
              .at(it -> it.placeOf("events")),
          warning("events/old-exporter", STACK_EXPORTER.before("1.0"))
              .what("this event exporter is no longer maintained")
              .why(
                  "it ignores maxEventAgeSeconds and omitLookup; before 0.10 its sink renames"
                      + " /dev/stdout after 100 MB, and no more events are printed")
              .fix("remove the image: plg uses ghcr.io/resmoio/kubernetes-event-exporter")
              .source("opsgenie/kubernetes-event-exporter pkg/sinks/file.go@v0.9")
              .covers("events/unmaintained-image", "events/stdout-file")
              .says(
                  it ->
                      "event-exporter %s is no longer maintained"
                          .formatted(version(it, Program.EVENT_EXPORTER)))
              .at(it -> it.placeOf("events", "image")),
          error("events/no-such-sink", STACK_EXPORTER.before("1.2"))
              .what("this event exporter has no sink for Loki")
              .why("it exits: `Cannot initialize sink`, because it has none of the receiver's keys")
              .fix("set `events.sink: stdout`, or remove the image to use the catalog's version")
              .source(
                  "resmoio/kubernetes-event-exporter pkg/sinks/receiver.go@v1.2,"
                      + " pkg/exporter/engine.go:20@v1.7")
              .covers("events/unknown-sink")
              .where(it -> it.exporter().filter(e -> !e.sink().isPrinted()).isPresent())
              .says(
                  it ->
                      "event-exporter %s has no sink for Loki"
                          .formatted(version(it, Program.EVENT_EXPORTER)))
              .at(it -> it.placeOf("events", "image", "tag")),
          error("events/ignore-normal", STACK_LOGGER.before("2.2"))
              .what("this k8s-event-logger cannot exclude normal events")
              .why("it reads no arguments: it prints normal events anyway, without an error")
              .fix("set `events.image.tag: \"2.4\"`, or remove `events.ignoreNormal`")
              .source("max-rocket-internet/k8s-event-logger main.go@2.1, @2.2")
              .where(it -> it.logger().filter(Events.Logger::ignoreNormal).isPresent())
              .says(
                  it ->
                      "k8s-event-logger %s cannot exclude normal events"
                          .formatted(version(it, Program.K8S_EVENT_LOGGER)))
              .at(it -> it.placeOf("events", "ignoreNormal")),
          note("events/logger-repeats", STACK_LOGGER.from("2.5"))
              .what("this k8s-event-logger prints each event more than once")
              .why(
                  "it prints each event twice, and all events again every five minutes until they"
                      + " expire; counts in Grafana are too high")
              .fix("set `events.image.tag: \"2.4\"`, or `events.source: exporter`")
              .source("max-rocket-internet/k8s-event-logger main.go@2.7")
              .covers("events/logger-twice")
              .says(
                  it ->
                      "k8s-event-logger %s prints each event more than once"
                          .formatted(version(it, Program.K8S_EVENT_LOGGER)))
              .at(it -> it.placeOf("events", "source")));

  private EventsStackRules() {}

  private static boolean arePrinted(Events events) {
    return switch (events) {
      case Events.Exporter exporter -> exporter.sink().isPrinted();
      case Events.Logger _ -> true;
      case Events.ByAgent _, Events.ByAlloy _ -> false;
    };
  }

  private static String version(ResolvedStack resolved, Program program) {
    return resolved.version(program).map(Version::toString).orElse("");
  }
}
