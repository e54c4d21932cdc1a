package dev.plg.component.alloy;

import dev.plg.catalog.Program;
import dev.plg.component.Metadata;
import dev.plg.component.loki.LokiComponent;
import dev.plg.component.promtail.PromtailComponent;
import dev.plg.model.Alloy;
import dev.plg.model.LogDiscovery;
import dev.plg.model.PodSettings;
import dev.plg.model.Stack;
import dev.plg.plan.Component;
import dev.plg.plan.ComponentPort;
import dev.plg.plan.Part;
import dev.plg.plan.Rendering;
import dev.plg.plan.Send;
import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Grafana Alloy as the log collector, one pod a node.
public final class AlloyComponent implements Component {

  static final ComponentPort HTTP = ComponentPort.tcp("http-metrics", 12345);

  /// Where Alloy remembers how far it has read each file.
  static final String STATE = "/var/lib/alloy";

  /// What closes the profiles and the bundle of support, which hold configurations.
  // alloy internal/alloycli/cmd_run.go@v1.18.1
  static final List<String> CLOSED =
      List.of("--server.http.enable-pprof=false", "--server.http.disable-support-bundle=true");

  @Override
  public Optional<Program> program() {
    return Optional.of(Program.ALLOY);
  }

  @Override
  public boolean isOptional() {
    return false;
  }

  @Override
  public Optional<PodSettings> workload(Stack stack) {
    return stack.collector(Alloy.class).map(Alloy::workload);
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
    return stack.collector(Alloy.class).isPresent();
  }

  @Override
  public Part plan(Stack stack, Rendering rendering) {
    Alloy alloy = stack.collector(Alloy.class).orElseThrow();
    String config = AlloyConfig.of(stack, alloy);
    Mapping values =
        Metadata.values(stack, Program.ALLOY, "log-collector", alloy.workload())
            .put("config", config)
            .put("podAnnotations", Metadata.podAnnotations(stack, List.of(config)))
            .put("httpPort", HTTP.number())
            .put("args", arguments())
            .put("state", STATE)
            .put("hostState", hostState(stack))
            .put("legacyState", AlloyConfig.LEGACY_STATE)
            .put("hostLegacyState", PromtailComponent.hostState(stack))
            .put("asksApi", alloy.discovery() == LogDiscovery.KUBERNETES)
            .put("linked", stack.cluster().runtime().linkedFolder().isPresent())
            .put("linkedFolder", stack.cluster().runtime().linkedFolder())
            .build();
    return Part.of(this, render(kinds(alloy), rendering, values))
        .withChart(() -> AlloyValues.of(stack, alloy, config));
  }

  /// The folder of the node that outlives the pod, of a name of its own: two collectors on one node
  /// must not share positions.
  static String hostState(Stack stack) {
    return "/var/lib/" + stack.named(Program.ALLOY.id());
  }

  private static List<String> arguments() {
    var arguments =
        new ArrayList<>(
            List.of(
                "run",
                "/etc/alloy/config.alloy",
                "--storage.path=" + STATE,
                "--server.http.listen-addr=0.0.0.0:" + HTTP.number(),
                "--disable-reporting",
                "--stability.level=generally-available"));
    arguments.addAll(CLOSED);
    return arguments;
  }

  private List<String> kinds(Alloy alloy) {
    return manifests().stream()
        .filter(
            kind -> alloy.discovery() == LogDiscovery.KUBERNETES || !kind.startsWith("clusterrole"))
        .toList();
  }
}
