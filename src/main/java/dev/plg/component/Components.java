package dev.plg.component;

import dev.plg.component.agent.AgentComponent;
import dev.plg.component.events.EventExporterComponent;
import dev.plg.component.events.EventLoggerComponent;
import dev.plg.component.grafana.GrafanaComponent;
import dev.plg.component.loki.LokiComponent;
import dev.plg.component.network.NetworkPoliciesComponent;
import dev.plg.component.node.NodeProblemsComponent;
import dev.plg.component.promtail.PromtailComponent;
import dev.plg.component.tempo.TempoComponent;
import dev.plg.model.Stack;
import dev.plg.template.Templates;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The components, in the order in which they are written.
public final class Components {

  public static final List<Component> ALL =
      List.of(
          new NamespaceComponent(),
          new LokiComponent(),
          new PromtailComponent(),
          new TempoComponent(),
          new AgentComponent(),
          new EventExporterComponent(),
          new EventLoggerComponent(),
          new NodeProblemsComponent(),
          new GrafanaComponent(),
          new NetworkPoliciesComponent());

  private Components() {}

  /// What the stack becomes; the components are planned side by side.
  public static Plan plan(Stack stack, Templates templates) {
    return new Plan(
        stack,
        ALL.parallelStream()
            .filter(component -> component.isIn(stack))
            .map(component -> component.plan(stack, templates))
            .toList());
  }

  /// What the charts of the plan's components are given; what a component has in plg's own chart
  /// comes before its own, which may mount it.
  public static List<ChartValues> charts(Plan plan, Templates templates) {
    Stack stack = plan.stack();
    return Umbrella.around(
        stack,
        ALL.stream()
            .filter(component -> plan.has(component.name()))
            .flatMap(
                component ->
                    Stream.concat(
                        component.extras(stack, templates).stream(),
                        component.chart(stack, templates).stream()))
            .toList());
  }

  /// The names of all templates: `loki/statefulset.yaml.ftl`, `grafana-agent/events.river.ftl`.
  public static SortedSet<String> templates() {
    var names = new TreeSet<String>();
    for (Component component : ALL) {
      component.manifests().forEach(kind -> names.add(template(component, kind)));
      component.texts().forEach(text -> names.add(component.name() + "/" + text));
    }
    return names;
  }

  static String template(Component component, String kind) {
    return component.name() + "/" + kind + ".yaml.ftl";
  }
}
