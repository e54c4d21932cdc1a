package dev.plg.component.alloy;

import dev.plg.alloy.AlloyExpression;
import dev.plg.alloy.AlloyStatement;
import dev.plg.alloy.AlloyWriter;
import dev.plg.alloy.Attribute;
import dev.plg.alloy.Block;
import dev.plg.model.DnsLabel;
import dev.plg.model.Events;
import dev.plg.model.Stack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What `alloy run` reads to send events, each as a line with the fields of the event exporter's
/// and in a stream of the same labels: what was asked of the exporter's events is asked of these.
// alloy internal/component/loki/source/kubernetes_events/event_controller.go@v1.18.1 parseEvent
final class AlloyEventsConfig {

  private static final String DEFAULT = "default";
  private static final String EVENT = "event";
  private static final String JOB = "job";

  /// The fields of Alloy's own lines, but for the namespace, which is a label.
  private static final List<String> FIELDS =
      List.of(
          "action",
          "count",
          "eventRV",
          "kind",
          "msg",
          "name",
          "objectAPIversion",
          "objectRV",
          "reason",
          "reportingcontroller",
          "reportinginstance",
          "sourcecomponent",
          "sourcehost",
          "type");

  /// An event as the API server prints it, and the exporter after it.
  // kubernetes staging/src/k8s.io/api/core/v1/types.go Event;
  // kubernetes-event-exporter v1.7 pkg/kube/event.go
  private static final String SHAPE =
      "{{ dict"
          + " \"metadata\" (dict \"namespace\" .namespace \"resourceVersion\" .eventRV)"
          + " \"involvedObject\" (dict \"kind\" .kind \"namespace\" .namespace \"name\" .name"
          + " \"apiVersion\" .objectAPIversion \"resourceVersion\" .objectRV)"
          + " \"reason\" .reason \"message\" .msg"
          + " \"source\" (dict \"component\" .sourcecomponent \"host\" .sourcehost)"
          + " \"count\" (int .count) \"type\" .type \"action\" .action"
          + " \"reportingComponent\" .reportingcontroller"
          + " \"reportingInstance\" .reportinginstance"
          + " | toJson }}";

  private AlloyEventsConfig() {}

  static String of(Stack stack, Events.ByAlloy events) {
    return AlloyWriter.write(
        List.of(
            AlloyBlocks.logging(),
            source(events),
            process(events),
            Block.labelled("loki.write", DEFAULT, AlloyBlocks.endpoint(stack))));
  }

  private static Block source(Events.ByAlloy events) {
    var body = new ArrayList<AlloyStatement>();
    body.add(Attribute.of("job_name", events.labels().pairs().getOrDefault(JOB, JOB)));
    body.add(Attribute.of("log_format", "json"));
    if (!events.namespaces().isEmpty()) {
      body.add(
          Attribute.of("namespaces", events.namespaces().stream().map(DnsLabel::value).toList()));
    }
    body.add(Attribute.codes("forward_to", "loki.process.default.receiver"));
    return Block.labelled("loki.source.kubernetes_events", DEFAULT).with(body);
  }

  private static Block process(Events.ByAlloy events) {
    var fields = new LinkedHashMap<String, String>();
    FIELDS.forEach(field -> fields.put(field, ""));
    var stages = new ArrayList<AlloyStatement>();
    stages.add(Attribute.codes("forward_to", "loki.write.default.receiver"));
    stages.add(
        Block.of("stage.json", new Attribute("expressions", AlloyExpression.fields(fields))));
    stages.add(
        Block.of("stage.template", Attribute.of("source", EVENT), Attribute.of("template", SHAPE)));
    stages.add(Block.of("stage.output", Attribute.of("source", EVENT)));
    stages.add(
        Block.of("stage.label_drop", Attribute.of("values", List.of("instance", "namespace"))));
    Map<String, String> more = new TreeMap<>(events.labels().pairs());
    more.remove(JOB);
    if (!more.isEmpty()) {
      stages.add(
          Block.of("stage.static_labels", new Attribute("values", AlloyExpression.fields(more))));
    }
    return Block.labelled("loki.process", DEFAULT)
        .with(stages)
        .about("the fields and labels of kubernetes-event-exporter");
  }
}
