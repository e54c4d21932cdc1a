package dev.plg.rule.events;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Pointer;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.StackRule;
import dev.plg.view.ResolvedStack;
import java.util.List;

/// From 2.5 k8s-event-logger watches both APIs of events, which serve the same ones, and prints
/// what it holds every five minutes.
public final class LoggerPrintsOnce implements StackRule {

  @Override
  public About about() {
    return new About(
        "events/logger-repeats",
        List.of("E-17", "M17"),
        Severity.NOTE,
        Versions.from("k8s-event-logger", "2.5"),
        "this k8s-event-logger prints each event more than once",
        "it prints each event twice, and all events again every five minutes until they expire;"
            + " counts in Grafana are too high",
        "set `events.image.tag: \"2.4\"`, or `events.source: exporter`",
        "k8s-event-logger main.go@2.7");
  }

  @Override
  public List<Finding> check(ResolvedStack asked) {
    return Images.logger(asked.stack())
        .map(it -> Images.version(asked.stack(), Program.K8S_EVENT_LOGGER, it.workload()))
        .filter(version -> version.isAtLeast("2.5"))
        .map(
            version ->
                List.of(
                    about()
                        .finding(
                            asked.place(Pointer.of("events", "source")),
                            "k8s-event-logger %s prints each event more than once"
                                .formatted(version))))
        .orElse(List.of());
  }
}
