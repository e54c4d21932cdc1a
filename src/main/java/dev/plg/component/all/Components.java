package dev.plg.component.all;

import dev.plg.component.agent.AgentComponent;
import dev.plg.component.alloy.AlloyComponent;
import dev.plg.component.alloy.AlloyEventsComponent;
import dev.plg.component.alloy.AlloyReceiverComponent;
import dev.plg.component.events.EventExporterComponent;
import dev.plg.component.events.EventLoggerComponent;
import dev.plg.component.grafana.GrafanaComponent;
import dev.plg.component.loki.LokiComponent;
import dev.plg.component.namespace.NamespaceComponent;
import dev.plg.component.network.NetworkPoliciesComponent;
import dev.plg.component.node.NodeProblemsComponent;
import dev.plg.component.promtail.PromtailComponent;
import dev.plg.component.tempo.TempoComponent;
import dev.plg.model.Stack;
import dev.plg.plan.Component;
import dev.plg.plan.Plan;
import dev.plg.plan.Rendering;
import dev.plg.template.Templates;
import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// The components, in the order in which they are written.
public final class Components {

  private static final List<Component> PROGRAMS =
      List.of(
          new LokiComponent(),
          new PromtailComponent(),
          new AlloyComponent(),
          new TempoComponent(),
          new AgentComponent(),
          new AlloyReceiverComponent(),
          new EventExporterComponent(),
          new EventLoggerComponent(),
          new AlloyEventsComponent(),
          new NodeProblemsComponent(),
          new GrafanaComponent());

  public static final List<Component> ALL = all();

  private Components() {}

  private static List<Component> all() {
    var all = new ArrayList<Component>();
    all.add(new NamespaceComponent(PROGRAMS));
    all.addAll(PROGRAMS);
    all.add(new NetworkPoliciesComponent(PROGRAMS));
    return List.copyOf(all);
  }

  /// The programs of a stack with the keys that ask for them.
  public static List<Component> in(Stack stack) {
    return ALL.stream().filter(component -> component.isIn(stack)).toList();
  }

  /// The plan of a stack; the components are planned side by side.
  public static Plan plan(Stack stack, Templates templates) {
    return plan(stack, new Rendered(templates));
  }

  private static Plan plan(Stack stack, Rendering rendering) {
    return new Plan(
        stack,
        in(stack).parallelStream().map(component -> component.plan(stack, rendering)).toList(),
        other -> plan(other, rendering));
  }

  /// The names of all templates: `loki/statefulset.yaml.ftl`, `grafana-agent/events.river.ftl`.
  public static SortedSet<String> templates() {
    var names = new TreeSet<String>();
    for (Component component : ALL) {
      component.manifests().forEach(kind -> names.add(component.template(kind)));
      component.texts().forEach(text -> names.add(component.name() + "/" + text));
    }
    return names;
  }

  private record Rendered(Templates templates) implements Rendering {

    @Override
    public Mapping manifest(String template, Mapping values) {
      return templates.manifest(template, values);
    }

    @Override
    public String text(String template, Mapping values) {
      return templates.text(template, values);
    }
  }
}
