package dev.plg.component.namespace;

import dev.plg.catalog.Program;
import dev.plg.component.Metadata;
import dev.plg.model.Stack;
import dev.plg.plan.Component;
import dev.plg.plan.Part;
import dev.plg.plan.Rendering;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The namespace itself, where it is not one that Kubernetes brings.
public final class NamespaceComponent implements Component {

  // kubernetes docs/concepts/overview/working-with-objects/namespaces: initial namespaces
  private static final Set<String> BROUGHT =
      Set.of("default", "kube-system", "kube-public", "kube-node-lease");

  private final List<Component> others;

  /// @param others the components in the namespace
  public NamespaceComponent(List<Component> others) {
    this.others = List.copyOf(others);
  }

  @Override
  public Optional<Program> program() {
    return Optional.empty();
  }

  @Override
  public String name() {
    return "namespace";
  }

  @Override
  public boolean isOptional() {
    return false;
  }

  @Override
  public List<String> manifests() {
    return List.of("namespace");
  }

  @Override
  public Set<String> manifestsForHelm() {
    return Set.copyOf(manifests());
  }

  @Override
  public boolean isIn(Stack stack) {
    return !BROUGHT.contains(stack.namespace().value());
  }

  @Override
  public Part plan(Stack stack, Rendering rendering) {
    Mapping values =
        Mapping.builder()
            .put("namespace", stack.namespace())
            .put("labels", labels(stack))
            .putOrNull("annotations", stack.annotations())
            .build();
    return Part.of(this, render(manifests(), rendering, values));
  }

  /// Pods that mount the node's folders are admitted by the level `privileged` alone.
  // kubernetes docs/concepts/security/pod-security-standards: baseline forbids hostPath
  private Mapping labels(Stack stack) {
    boolean onNodes = others.stream().anyMatch(it -> it.isOnNode() && it.isIn(stack));
    return Metadata.partOf(stack).toBuilder()
        .put(Metadata.INSTANCE, stack.instance())
        .putIf(onNodes, "pod-security.kubernetes.io/enforce", "privileged")
        .build();
  }
}
