package dev.plg.component.promtail;

import dev.plg.catalog.Program;
import dev.plg.component.Configured;
import dev.plg.component.logs.NodeCollector;
import dev.plg.model.Promtail;
import dev.plg.model.Stack;
import dev.plg.plan.ComponentPort;
import dev.plg.plan.ConfigFile;
import dev.plg.plan.Part;
import dev.plg.plan.Rendering;
import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The log collector, one pod a node.
public final class PromtailComponent extends NodeCollector<Promtail> {

  private static final String CONFIG = "promtail.yaml";

  static final ComponentPort HTTP = ComponentPort.tcp("http-metrics", 3101);

  public PromtailComponent() {
    super(Program.PROMTAIL, Promtail.class);
  }

  @Override
  public List<ComponentPort> ports(Stack stack) {
    return List.of(HTTP);
  }

  /// The folder of the node that outlives the pod, of a name of its own: two collectors on one node
  /// must not share positions.
  public static String hostState(Stack stack) {
    return "/run/" + stack.named(Program.PROMTAIL.id());
  }

  @Override
  protected Part plan(Stack stack, Promtail promtail, Rendering rendering) {
    Configured config =
        Configured.of(
            Program.PROMTAIL.id(), PromtailConfig.of(stack, promtail).tree(), promtail.config());
    var file = new ConfigFile(CONFIG, config.tree());
    Optional<String> linked = stack.cluster().runtime().linkedFolder();
    Mapping values =
        values(stack, promtail, file.text())
            .put("httpPort", HTTP.number())
            .put("state", PromtailConfig.STATE)
            .put("hostState", hostState(stack))
            .put("args", arguments(promtail))
            .put("docker", linked.isPresent())
            .with("dockerContainers", linked)
            .build();
    return part(promtail, rendering, values)
        .with(file, config.overrides())
        .withChart(() -> PromtailChart.of(stack, promtail, file));
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
