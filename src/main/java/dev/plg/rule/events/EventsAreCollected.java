package dev.plg.rule.events;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Pointer;
import dev.plg.finding.Severity;
import dev.plg.model.EventSink;
import dev.plg.model.Events;
import dev.plg.model.Stack;
import dev.plg.rule.About;
import dev.plg.rule.StackRule;
import dev.plg.view.ResolvedStack;
import java.util.List;

/// Events that are printed into a pod's log reach Loki only where the collector reads that log.
public final class EventsAreCollected implements StackRule {

  @Override
  public About about() {
    return new About(
        "events/not-collected",
        List.of("X-05"),
        Severity.WARNING,
        Versions.ALL,
        "events are printed and nobody reads them",
        "they are in the log of the pod and nowhere else, as long as the node keeps it",
        "set `collector: promtail` and let it read the stack's namespace, or `events.sink: loki`",
        "https://kubernetes.io/docs/concepts/cluster-administration/logging/");
  }

  @Override
  public List<Finding> check(ResolvedStack asked) {
    Stack stack = asked.stack();
    boolean printed = stack.events().filter(EventsAreCollected::arePrinted).isPresent();
    boolean read = stack.collector().reads(stack.namespace());
    return printed && !read
        ? List.of(
            about()
                .finding(
                    asked.place(Pointer.of("events")),
                    "events are printed in namespace %s, whose lines nobody collects"
                        .formatted(stack.namespace())))
        : List.of();
  }

  private static boolean arePrinted(Events events) {
    return switch (events) {
      case Events.Exporter exporter -> exporter.sink() instanceof EventSink.Stdout;
      case Events.Logger _ -> true;
      case Events.ByAgent _ -> false;
    };
  }
}
