package dev.plg.component.alloy;

import dev.plg.catalog.Program;
import dev.plg.component.logs.NodeCollector;
import dev.plg.component.pod.PodVolume;
import dev.plg.component.promtail.PromtailComponent;
import dev.plg.model.Alloy;
import dev.plg.model.Stack;
import dev.plg.plan.ComponentPort;
import dev.plg.plan.Part;
import dev.plg.plan.Rendering;
import dev.plg.yaml.Mapping;
import java.util.List;

/// Grafana Alloy as the log collector, one pod a node.
public final class AlloyComponent extends NodeCollector<Alloy> {

  static final ComponentPort HTTP = ComponentPort.tcp("http-metrics", 12345);

  /// Where Alloy remembers how far it has read each file.
  static final String STATE = "/var/lib/alloy";

  public AlloyComponent() {
    super(Program.ALLOY, Alloy.class);
  }

  @Override
  public List<ComponentPort> ports(Stack stack) {
    return List.of(HTTP);
  }

  @Override
  protected Part plan(Stack stack, Alloy alloy, Rendering rendering) {
    String config = AlloyConfig.of(stack, alloy);
    AlloyUser user = AlloyUser.of(stack, alloy);
    Mapping values =
        values(stack, alloy, config)
            .put("httpPort", HTTP.number())
            .put("args", AlloyDialect.of(stack, alloy.workload()).arguments())
            .put("state", STATE)
            .put("hostState", hostState(stack))
            .put("legacyState", AlloyConfig.LEGACY_STATE)
            .put("hostLegacyState", PromtailComponent.hostState(stack))
            .put("linked", stack.cluster().runtime().linkedFolder().isPresent())
            .put("podSecurity", user.pod())
            .put("capabilities", user.container().capabilities())
            .putOrNull("initContainers", user.owner().stream().toList())
            .put(
                "nodeFolders",
                AlloyNode.beside(alloy).stream().map(AlloyComponent::folder).toList())
            .build();
    return part(alloy, rendering, values).withChart(() -> AlloyChart.of(stack, alloy, config));
  }

  /// The folder of the node that outlives the pod, of a name of its own: two collectors on one node
  /// must not share positions.
  static String hostState(Stack stack) {
    return "/var/lib/" + stack.named(Program.ALLOY.id());
  }

  private static Mapping folder(PodVolume.OfNode folder) {
    return Mapping.builder()
        .put("name", folder.name())
        .put("path", folder.path())
        .put("source", folder.tree().mapping("hostPath"))
        .build();
  }
}
