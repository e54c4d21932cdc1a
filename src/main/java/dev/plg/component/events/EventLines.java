package dev.plg.component.events;

import dev.plg.catalog.Program;
import dev.plg.model.EventSink;
import dev.plg.model.Events;
import dev.plg.model.Stack;
import dev.plg.model.StreamLabels;
import java.util.Optional;

/// What events look like in Loki, by the way they came: which streams hold them, and how LogQL
/// makes the labels `type`, `reason`, `kind`, `object`, `object_namespace`, `component` and
/// `message` of a line.
///
/// @param selector of the streams: `{job="kubernetes-event-exporter"}`
/// @param fields the rest of the pipeline, beginning with `|`
public record EventLines(String selector, String fields) {

  /// The `job` of the agent's events.
  public static final String AGENT_JOB = "kubernetes-events";

  /// The fields of an Event as the API server prints it; `type` is what tells an event from a line
  /// of the program's own, and one that is no JSON would stop a query that counts.
  // kubernetes staging/src/k8s.io/api/core/v1/types.go Event
  private static final String OF_API =
      "| json type=\"type\", reason=\"reason\", kind=\"involvedObject.kind\","
          + " object=\"involvedObject.name\", object_namespace=\"involvedObject.namespace\","
          + " component=\"source.component\", message=\"message\" | __error__ = \"\" | type !="
          + " \"\"";

  // agent v0.42.0 internal/component/loki/source/kubernetes_events/event_controller.go parseEvent
  private static final String OF_AGENT =
      "| json type=\"type\", reason=\"reason\", kind=\"kind\", object=\"name\","
          + " component=\"sourcecomponent\", message=\"msg\""
          + " | __error__ = \"\" | label_format object_namespace=namespace | type != \"\"";

  /// Empty where the stack takes no events.
  public static Optional<EventLines> of(Stack stack) {
    return stack
        .events()
        .map(
            events ->
                switch (events) {
                  case Events.Exporter exporter -> exported(exporter.sink());
                  case Events.Logger _ -> collected(Program.K8S_EVENT_LOGGER);
                  case Events.ByAlloy alloy -> labelled(alloy.labels());
                  case Events.ByAgent _ -> new EventLines("{job=\"" + AGENT_JOB + "\"}", OF_AGENT);
                });
  }

  private static EventLines exported(EventSink sink) {
    return switch (sink) {
      case EventSink.Loki(StreamLabels labels) -> labelled(labels);
      case EventSink.Stdout() -> collected(Program.EVENT_EXPORTER);
    };
  }

  /// Lines that are shaped as the API server prints events.
  private static EventLines labelled(StreamLabels labels) {
    return new EventLines("{job=\"" + labels.pairs().get("job") + "\"}", OF_API);
  }

  /// Lines of a pod, labelled by the collector.
  private static EventLines collected(Program program) {
    return new EventLines("{app=\"" + program.id() + "\"}", OF_API);
  }
}
