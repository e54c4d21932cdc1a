package dev.plg.component.network;

import dev.plg.catalog.Program;
import dev.plg.component.ChartValues;
import dev.plg.component.Component;
import dev.plg.component.Metadata;
import dev.plg.component.Part;
import dev.plg.component.Resource;
import dev.plg.component.Umbrella;
import dev.plg.model.Affix;
import dev.plg.model.Stack;
import dev.plg.template.Templates;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A NetworkPolicy for each component of the stack: nothing comes in but what the stack sends
/// there.
public final class NetworkPoliciesComponent implements Component {

  private static final String POLICY = "networkpolicy";

  @Override
  public String name() {
    return "network-policies";
  }

  @Override
  public List<String> manifests() {
    return List.of(POLICY);
  }

  @Override
  public boolean isIn(Stack stack) {
    return stack.networkPolicies().isPresent();
  }

  @Override
  public Part plan(Stack stack, Templates templates) {
    List<Mapping> policies = policies(stack, program -> Metadata.selector(stack, program.id()));
    List<Resource> resources =
        policies.stream()
            .map(
                policy ->
                    new Resource(
                        name(),
                        policy.text("component").orElseThrow() + ".yaml",
                        rendered(policy, templates)))
            .toList();
    return new Part(name(), resources, List.of());
  }

  private Mapping rendered(Mapping policy, Templates templates) {
    return templates.manifest(name() + "/" + POLICY + ".yaml.ftl", policy);
  }

  /// The pods are those of the releases that `install.sh` makes.
  @Override
  public Optional<ChartValues> extras(Stack stack, Templates templates) {
    List<Mapping> policies = policies(stack, program -> released(stack, program));
    List<Mapping> inChart = policies.stream().map(policy -> inChart(policy).values()).toList();
    return Optional.of(
        ChartValues.ofExtras(
            name(),
            stack.named("extras"),
            Mapping.builder().put("networkPolicies", inChart).build(),
            policies.stream().map(policy -> rendered(policy, templates)).toList()));
  }

  /// @param policy what its template is given
  private static NetworkPolicyKeys inChart(Mapping policy) {
    return new NetworkPolicyKeys(
        policy.text("name").orElseThrow(),
        policy.mapping("labels"),
        policy.mapping("annotations"),
        policy.mapping("selector"),
        policy.sequence("ingress"));
  }

  private static List<Mapping> policies(Stack stack, Function<Program, Mapping> selector) {
    return Flows.of(stack, selector).entrySet().stream()
        .map(
            flow ->
                Mapping.builder()
                    .put("component", flow.getKey().id())
                    .put("name", stack.named(flow.getKey().id()))
                    .put("namespace", stack.namespace())
                    .put("labels", labels(stack, flow.getKey()))
                    .put("annotations", Metadata.annotations(stack))
                    .put("selector", selector.apply(flow.getKey()))
                    .put("ingress", flow.getValue())
                    .build())
        .toList();
  }

  private static Mapping labels(Stack stack, Program program) {
    Mapping.Builder labels = Metadata.selector(stack, program.id()).toBuilder();
    Metadata.partOf(stack).entries().forEach(labels::add);
    return labels.build();
  }

  /// The labels by which a chart chooses its pods: the chart's name, or the one that stands in for
  /// it, and the release.
  // _helpers.tpl selectorLabels of each chart of the catalog
  private static Mapping released(Stack stack, Program program) {
    if (Umbrella.holds(stack, program.id())) {
      return Umbrella.selector(stack, program);
    }
    String release = stack.named(program.id());
    boolean renamed = !stack.affix().equals(Affix.NONE);
    return switch (program) {
      case EVENT_EXPORTER -> Metadata.selector(stack, program.id());
      case LOKI, TEMPO -> labels(renamed ? release : program.id(), release);
      case PROMTAIL, GRAFANA, GRAFANA_AGENT, ALLOY, K8S_EVENT_LOGGER, NODE_PROBLEM_DETECTOR ->
          labels(program.id(), release);
    };
  }

  private static Mapping labels(String name, String release) {
    return Mapping.builder()
        .put("app.kubernetes.io/name", name)
        .put(Metadata.INSTANCE, release)
        .build();
  }
}
