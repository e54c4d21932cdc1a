package dev.plg.rule.events;

import dev.plg.catalog.Program;
import dev.plg.catalog.Version;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Pointer;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.StackRule;
import dev.plg.view.ResolvedStack;
import java.util.List;

/// Before 2.2 k8s-event-logger reads no arguments at all.
public final class LoggerKnowsFlag implements StackRule {

  @Override
  public About about() {
    return new About(
        "events/ignore-normal",
        List.of("H-14"),
        Severity.ERROR,
        Versions.before("k8s-event-logger", "2.2"),
        "this k8s-event-logger cannot leave out normal events",
        "it reads no arguments: normal events would be printed all the same, without a word",
        "set `events.image.tag: \"2.4\"`, or remove `events.ignoreNormal`",
        "k8s-event-logger main.go@2.1, @2.2");
  }

  @Override
  public List<Finding> check(ResolvedStack asked) {
    return Images.logger(asked.stack())
        .filter(logger -> logger.ignoreNormal())
        .map(it -> Images.version(asked.stack(), Program.K8S_EVENT_LOGGER, it.workload()))
        .filter(version -> !version.isAtLeast("2.2"))
        .map(version -> List.of(finding(asked, version)))
        .orElse(List.of());
  }

  private Finding finding(ResolvedStack asked, Version version) {
    return about()
        .finding(
            asked.place(Pointer.of("events", "ignoreNormal")),
            "k8s-event-logger %s cannot leave out normal events".formatted(version));
  }
}
