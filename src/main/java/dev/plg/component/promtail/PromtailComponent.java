package dev.plg.component.promtail;

import dev.plg.catalog.Program;
import dev.plg.component.Configured;
import dev.plg.component.Metadata;
import dev.plg.component.loki.LokiComponent;
import dev.plg.model.LogDiscovery;
import dev.plg.model.PodSettings;
import dev.plg.model.Promtail;
import dev.plg.model.Stack;
import dev.plg.plan.Component;
import dev.plg.plan.ComponentPort;
import dev.plg.plan.ConfigFile;
import dev.plg.plan.Part;
import dev.plg.plan.Rendering;
import dev.plg.plan.Send;
import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The log collector, one pod a node.
public final class PromtailComponent implements Component {

  private static final String CONFIG = "promtail.yaml";

  static final ComponentPort HTTP = ComponentPort.tcp("http-metrics", 3101);

  @Override
  public Optional<Program> program() {
    return Optional.of(Program.PROMTAIL);
  }

  @Override
  public boolean isOptional() {
    return false;
  }

  @Override
  public Optional<PodSettings> workload(Stack stack) {
    return stack.collector(Promtail.class).map(Promtail::workload);
  }

  @Override
  public List<ComponentPort> ports(Stack stack) {
    return List.of(HTTP);
  }

  @Override
  public List<Send> sends(Stack stack) {
    return stack.keepsLogs() ? List.of(Send.data(Program.LOKI, LokiComponent.HTTP)) : List.of();
  }

  @Override
  public boolean isOnNode() {
    return true;
  }

  @Override
  public List<String> manifests() {
    return List.of("serviceaccount", "clusterrole", "clusterrolebinding", "configmap", "daemonset");
  }

  @Override
  public boolean isIn(Stack stack) {
    return stack.collector(Promtail.class).isPresent();
  }

  /// The folder of the node that outlives the pod, of a name of its own: two collectors on one node
  /// must not share positions.
  public static String hostState(Stack stack) {
    return "/run/" + stack.named(Program.PROMTAIL.id());
  }

  @Override
  public Part plan(Stack stack, Rendering rendering) {
    Promtail promtail = stack.collector(Promtail.class).orElseThrow();
    Configured config = config(stack, promtail);
    var file = new ConfigFile(CONFIG, config.tree());
    String text = file.text();
    Optional<String> linked = stack.cluster().runtime().linkedFolder();
    Mapping values =
        Metadata.values(stack, Program.PROMTAIL, "log-collector", promtail.workload())
            .put("config", text)
            .put("podAnnotations", Metadata.podAnnotations(stack, List.of(text)))
            .put("httpPort", HTTP.number())
            .put("state", PromtailConfig.STATE)
            .put("hostState", hostState(stack))
            .put("args", arguments(promtail))
            .put("asksApi", promtail.discovery() == LogDiscovery.KUBERNETES)
            .put("docker", linked.isPresent())
            .with("dockerContainers", linked)
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
}
