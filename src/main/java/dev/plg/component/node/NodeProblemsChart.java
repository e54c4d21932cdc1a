package dev.plg.component.node;

import dev.plg.catalog.Program;
import dev.plg.component.ChartInput;
import dev.plg.component.pod.PodVolume;
import dev.plg.model.NodeProblems;
import dev.plg.model.Stack;
import dev.plg.plan.ChartValues;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Section;
import java.util.List;
import java.util.Map;

/// The values of the chart `node-problem-detector`, by the chart's own names and in the order
/// written.
///
/// @param files the scripts and monitors of the checks, by name
// deliveryhero stable/node-problem-detector/templates@ade4bc5
record NodeProblemsChart(ChartInput input, List<Check> checks, Map<String, String> files)
    implements Section {

  private static final PodVolume.OfNode KERNEL_LOG = new PodVolume.OfNode("kmsg", "/dev/kmsg");

  NodeProblemsChart {
    checks = List.copyOf(checks);
  }

  static ChartValues of(
      Stack stack, NodeProblems problems, List<Check> checks, Map<String, String> files) {
    var input = new ChartInput(stack, Program.NODE_PROBLEM_DETECTOR, problems.workload());
    return input.values(new NodeProblemsChart(input, checks, files));
  }

  @Override
  public Mapping tree() {
    return Mapping.builder()
        .put("fullnameOverride", input.name())
        .put("image", input.image("image"))
        .put(
            "hostNetwork",
            true,
            "the node's own connections are visible only in its network namespace")
        .put("settings", settings())
        .with("labels", input.labels())
        .with("annotations", input.annotations())
        .with("serviceAccount", account())
        .with("resources", input.resources())
        .with("nodeSelector", input.placement().nodeSelector())
        // an empty list takes the chart's own away
        .put("tolerations", input.placement().tolerations())
        .with("affinity", input.placement().affinity())
        .put("extraVolumes", List.of(KERNEL_LOG))
        .put("extraVolumeMounts", List.of(KERNEL_LOG.at(KERNEL_LOG.path()).asReadOnly()))
        .build();
  }

  private Mapping settings() {
    return Mapping.builder()
        .put("log_monitors", NodeProblemsComponent.monitors(input.stack().cluster().runtime()))
        .put("custom_plugin_monitors", checks.stream().map(Check::monitorPath).toList())
        .with("custom_monitor_definitions", files)
        .build();
  }

  private Mapping account() {
    return Mapping.builder()
        .with("labels", input.labels())
        .with("annotations", input.annotations())
        .build();
  }
}
