package dev.plg.component.network;

import dev.plg.catalog.Program;
import dev.plg.component.Metadata;
import dev.plg.component.Released;
import dev.plg.model.Stack;
import dev.plg.plan.ChartValues;
import dev.plg.plan.Component;
import dev.plg.plan.Part;
import dev.plg.plan.Rendering;
import dev.plg.plan.Resource;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A NetworkPolicy for each component of the stack: nothing comes in but what the stack sends
/// there.
public final class NetworkPoliciesComponent implements Component {

  private static final String POLICY = "networkpolicy";

  private final List<Component> others;

  /// @param others the components that policies are for
  public NetworkPoliciesComponent(List<Component> others) {
    this.others = List.copyOf(others);
  }

  @Override
  public Optional<Program> program() {
    return Optional.empty();
  }

  @Override
  public String name() {
    return "network-policies";
  }

  @Override
  public String key() {
    return "networkPolicies";
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
  public Part plan(Stack stack, Rendering rendering) {
    List<Mapping> policies =
        policies(stack, component -> Metadata.selector(stack, component.name()));
    List<Resource> resources =
        policies.stream()
            .map(
                policy ->
                    new Resource(
                        name(),
                        policy.text("component").orElseThrow() + ".yaml",
                        rendered(policy, rendering)))
            .toList();
    return Part.of(this, resources).withChart(() -> extras(stack, rendering));
  }

  private Mapping rendered(Mapping policy, Rendering rendering) {
    return rendering.manifest(name() + "/" + POLICY + ".yaml.ftl", policy);
  }

  /// The pods are those of the releases that `install.sh` makes.
  private ChartValues extras(Stack stack, Rendering rendering) {
    List<Mapping> policies = policies(stack, component -> Released.selector(stack, component));
    List<Mapping> inChart = policies.stream().map(NetworkPoliciesComponent::inChart).toList();
    return ChartValues.ofExtras(
        name(),
        stack.named("extras"),
        Mapping.of("networkPolicies", inChart),
        policies.stream().map(policy -> rendered(policy, rendering)).toList());
  }

  /// One of `networkPolicies`; the namespace is the release's, and an empty list of `ingress` lets
  /// nothing in.
  ///
  /// @param policy what its template is given
  // emit/helm/extras/values.schema.json
  private static Mapping inChart(Mapping policy) {
    return Mapping.builder()
        .put("name", policy.text("name"))
        .put("labels", policy.mapping("labels"))
        .with("annotations", policy.mapping("annotations"))
        .put("selector", policy.mapping("selector"))
        .put("ingress", policy.sequence("ingress"))
        .build();
  }

  private List<Mapping> policies(
      Stack stack, Function<Component, ? extends Map<String, String>> selector) {
    List<Component> senders = others.stream().filter(it -> it.isIn(stack)).toList();
    return new Flows(stack, senders, selector)
        .rules().entrySet().stream()
            .map(
                flow ->
                    Mapping.builder()
                        .put("component", flow.getKey().name())
                        .put("name", stack.named(flow.getKey().name()))
                        .put("namespace", stack.namespace())
                        .put("labels", labels(stack, flow.getKey()))
                        .putOrNull("annotations", stack.annotations())
                        .put("selector", selector.apply(flow.getKey()))
                        .put("ingress", flow.getValue())
                        .build())
            .toList();
  }

  private static Mapping labels(Stack stack, Component component) {
    Mapping.Builder labels = Mapping.of(Metadata.selector(stack, component.name())).toBuilder();
    Metadata.partOf(stack).entries().forEach(labels::add);
    return labels.build();
  }
}
