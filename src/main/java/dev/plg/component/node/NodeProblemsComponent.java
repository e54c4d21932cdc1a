package dev.plg.component.node;

import dev.plg.catalog.Program;
import dev.plg.component.ProgramComponent;
import dev.plg.model.ConntrackCheck;
import dev.plg.model.ContainerRuntime;
import dev.plg.model.Interval;
import dev.plg.model.NodePlugin;
import dev.plg.model.NodeProblems;
import dev.plg.model.Stack;
import dev.plg.plan.ComponentPort;
import dev.plg.plan.Part;
import dev.plg.plan.Rendering;
import dev.plg.yaml.JsonWriter;
import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// node-problem-detector, one pod a node, in the node's own network: there alone the kernel tells
/// how many connections the node tracks.
public final class NodeProblemsComponent extends ProgramComponent<NodeProblems> {

  private static final String SCRIPT = "conntrack.sh.ftl";

  private static final ComponentPort HTTP = ComponentPort.tcp("http-metrics", 20257);

  public NodeProblemsComponent() {
    super(
        Program.NODE_PROBLEM_DETECTOR,
        "nodeProblems",
        "node-monitor",
        Stack::nodeProblems,
        NodeProblems::workload);
  }

  @Override
  public List<ComponentPort> ports(Stack stack) {
    return List.of(HTTP);
  }

  @Override
  public boolean isOnNode() {
    return true;
  }

  @Override
  public boolean isInNodeNetwork() {
    return true;
  }

  @Override
  public List<String> manifests() {
    return List.of("serviceaccount", "clusterrole", "clusterrolebinding", "configmap", "daemonset");
  }

  @Override
  public List<String> texts() {
    return List.of(SCRIPT);
  }

  @Override
  protected Part plan(Stack stack, NodeProblems problems, Rendering rendering) {
    List<Check> checks = checks(problems, rendering);
    Map<String, String> data = files(checks);
    Mapping values =
        values(stack, JsonWriter.writeCompact(Mapping.of(data)))
            .putOrNull("data", data)
            .put("args", arguments(stack.cluster().runtime(), checks))
            .put("folder", Check.FOLDER)
            .put("httpPort", HTTP.number())
            .build();
    return Part.of(this, render(manifests(), rendering, values))
        .withChart(() -> NodeProblemsChart.of(stack, problems, checks, data));
  }

  private List<Check> checks(NodeProblems problems, Rendering rendering) {
    var checks = new ArrayList<Check>();
    problems.conntrack().ifPresent(it -> checks.add(conntrack(it, rendering)));
    problems.plugins().forEach(it -> checks.add(check(it)));
    return checks;
  }

  private Check conntrack(ConntrackCheck check, Rendering rendering) {
    Mapping values = Mapping.of("threshold", check.threshold());
    String script = rendering.text(name() + "/" + SCRIPT, values);
    var timeout = new Interval(Math.min(5, check.interval().seconds()));
    return new Check("conntrack", script, "ConntrackFull", check.interval(), timeout);
  }

  private static Check check(NodePlugin plugin) {
    return new Check(
        plugin.name().value(),
        plugin.script(),
        plugin.reason(),
        plugin.interval(),
        plugin.timeout());
  }

  private static Map<String, String> files(List<Check> checks) {
    var files = new LinkedHashMap<String, String>();
    for (Check check : checks) {
      files.put(check.scriptFile(), check.script());
      files.put(check.monitorFile(), check.monitor());
    }
    return files;
  }

  // node-problem-detector v0.8.18 cmd/options/options.go:103
  private static List<String> arguments(ContainerRuntime runtime, List<Check> checks) {
    var arguments = new ArrayList<String>();
    arguments.add("--logtostderr");
    arguments.add("--config.system-log-monitor=" + String.join(",", monitors(runtime)));
    if (!checks.isEmpty()) {
      arguments.add(
          "--config.custom-plugin-monitor="
              + checks.stream().map(Check::monitorPath).collect(Collectors.joining(",")));
    }
    arguments.add("--prometheus-address=0.0.0.0");
    arguments.add("--prometheus-port=" + HTTP.number());
    arguments.add("--k8s-exporter-heartbeat-period=5m0s");
    return arguments;
  }

  /// Of what the image brings: docker's own journal is read only where docker runs; the journal of
  /// systemd reports restarts of the kubelet and of any runtime.
  // node-problem-detector v0.8.18 config/{kernel,docker,systemd}-monitor.json
  static List<String> monitors(ContainerRuntime runtime) {
    var monitors = new ArrayList<String>(List.of("/config/kernel-monitor.json"));
    switch (runtime) {
      case ContainerRuntime.Docker _ -> monitors.add("/config/docker-monitor.json");
      case ContainerRuntime.Containerd(), ContainerRuntime.CriO() -> {}
    }
    monitors.add("/config/systemd-monitor.json");
    return monitors;
  }
}
