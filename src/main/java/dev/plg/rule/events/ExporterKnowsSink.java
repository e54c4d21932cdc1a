package dev.plg.rule.events;

import dev.plg.catalog.Program;
import dev.plg.catalog.Version;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Pointer;
import dev.plg.finding.Severity;
import dev.plg.model.EventSink;
import dev.plg.rule.About;
import dev.plg.rule.StackRule;
import dev.plg.view.ResolvedStack;
import java.util.List;

/// The exporter got its sink for Loki with 1.2.
public final class ExporterKnowsSink implements StackRule {

  @Override
  public About about() {
    return new About(
        "events/no-such-sink",
        List.of("E-03"),
        Severity.ERROR,
        Versions.before("event-exporter", "1.2"),
        "this event exporter has no sink for Loki",
        "it exits with 'Cannot initialize sink', since it knows none of the receiver's keys",
        "set `events.sink: stdout`, or leave the image to the catalog",
        "kubernetes-event-exporter pkg/sinks/receiver.go@v1.2, pkg/exporter/engine.go:20@v1.7");
  }

  @Override
  public List<Finding> check(ResolvedStack asked) {
    return Images.exporter(asked.stack())
        .filter(it -> it.sink() instanceof EventSink.Loki)
        .map(it -> Images.version(asked.stack(), Program.EVENT_EXPORTER, it.workload()))
        .filter(version -> !version.isAtLeast("1.2"))
        .map(version -> List.of(finding(asked, version)))
        .orElse(List.of());
  }

  private Finding finding(ResolvedStack asked, Version version) {
    return about()
        .finding(
            asked.place(Pointer.of("events", "image", "tag")),
            "event-exporter %s has no sink for Loki".formatted(version));
  }
}
