package dev.plg.rule.events;

import dev.plg.catalog.Program;
import dev.plg.catalog.Version;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Pointer;
import dev.plg.finding.Severity;
import dev.plg.model.Events;
import dev.plg.rule.About;
import dev.plg.rule.StackRule;
import dev.plg.view.ResolvedStack;
import java.util.List;

/// Before 1.0 the exporter was another project's, which ended in 2021.
public final class ExporterIsMaintained implements StackRule {

  @Override
  public About about() {
    return new About(
        "events/old-exporter",
        List.of("V-10", "M51", "M52"),
        Severity.WARNING,
        Versions.before("event-exporter", "1.0"),
        "this event exporter is not maintained",
        "its keys maxEventAgeSeconds and omitLookup are ignored, and before 0.10 its sink renames"
            + " /dev/stdout when 100 MB have gone through it: events end there",
        "leave the image to the catalog: ghcr.io/resmoio/kubernetes-event-exporter",
        "opsgenie/kubernetes-event-exporter pkg/sinks/file.go@v0.9");
  }

  @Override
  public List<Finding> check(ResolvedStack asked) {
    return Images.exporter(asked.stack())
        .filter(it -> isOld(asked, it))
        .map(
            it ->
                List.of(
                    about()
                        .finding(
                            asked.place(Pointer.of("events", "image")),
                            "event-exporter %s is not maintained".formatted(version(asked, it)))))
        .orElse(List.of());
  }

  private static boolean isOld(ResolvedStack asked, Events.Exporter exporter) {
    return !version(asked, exporter).isAtLeast("1.0");
  }

  private static Version version(ResolvedStack asked, Events.Exporter exporter) {
    return Images.version(asked.stack(), Program.EVENT_EXPORTER, exporter.workload());
  }
}
