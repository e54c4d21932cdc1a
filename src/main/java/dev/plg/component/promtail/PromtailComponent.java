package dev.plg.component.promtail;

import dev.plg.catalog.Program;
import dev.plg.component.Configured;
import dev.plg.component.Metadata;
import dev.plg.model.ContainerRuntime;
import dev.plg.model.LogDiscovery;
import dev.plg.model.Promtail;
import dev.plg.model.Stack;
import dev.plg.plan.Component;
import dev.plg.plan.ConfigFile;
import dev.plg.plan.Part;
import dev.plg.plan.Rendering;
import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The log collector, one pod a node.
public final class PromtailComponent implements Component {

  private static final String CONFIG = "promtail.yaml";

  /// The labels that each line of a pod gets, beside the name of its file.
  public static List<String> labels() {
    return PromtailConfig.LABELS;
  }

  @Override
  public String name() {
    return Program.PROMTAIL.id();
  }

  @Override
  public List<String> manifests() {
    return List.of("serviceaccount", "clusterrole", "clusterrolebinding", "configmap", "daemonset");
  }

  @Override
  public boolean isIn(Stack stack) {
    return stack.promtail().isPresent();
  }

  @Override
  public Part plan(Stack stack, Rendering rendering) {
    Promtail promtail = stack.promtail().orElseThrow();
    Configured config = config(stack, promtail);
    var file = new ConfigFile(CONFIG, config.tree());
    String text = file.text();
    Mapping values =
        Metadata.values(stack, Program.PROMTAIL, "log-collector", promtail.workload())
            .put("config", text)
            .put("podAnnotations", Metadata.podAnnotations(stack, List.of(text)))
            .put("httpPort", PromtailConfig.HTTP_PORT)
            .put("state", PromtailConfig.STATE)
            .put("hostState", PromtailConfig.hostState(stack))
            .put("args", arguments(promtail))
            .put("asksApi", promtail.discovery() == LogDiscovery.KUBERNETES)
            .put("docker", stack.cluster().runtime() instanceof ContainerRuntime.Docker)
            .put("dockerContainers", dockerContainers(stack.cluster().runtime()))
            .build();
    return Part.of(this, render(kinds(promtail), rendering, values))
        .with(file, config.overrides())
        .withChart(() -> PromtailValues.of(stack, promtail, file));
  }

  private static Configured config(Stack stack, Promtail promtail) {
    return Configured.of(
        Program.PROMTAIL.id(), PromtailConfig.of(stack, promtail), promtail.config());
  }

  /// Whoever asks nothing of the API server needs no leave to.
  private List<String> kinds(Promtail promtail) {
    return manifests().stream()
        .filter(
            kind ->
                promtail.discovery() == LogDiscovery.KUBERNETES || !kind.startsWith("clusterrole"))
        .toList();
  }

  private static List<String> arguments(Promtail promtail) {
    var arguments = new ArrayList<>(List.of("-config.file=/etc/promtail/" + CONFIG));
    arguments.addAll(nodeName(promtail));
    return arguments;
  }

  /// The path of a file does not name the node.
  static List<String> nodeName(Promtail promtail) {
    return switch (promtail.discovery()) {
      case KUBERNETES -> List.of();
      case FILES -> List.of("-client.external-labels=node_name=$(HOSTNAME)");
    };
  }

  private static @Nullable String dockerContainers(ContainerRuntime runtime) {
    return switch (runtime) {
      case ContainerRuntime.Docker docker -> docker.containers();
      case ContainerRuntime.Containerd(), ContainerRuntime.CriO() -> null;
    };
  }
}
