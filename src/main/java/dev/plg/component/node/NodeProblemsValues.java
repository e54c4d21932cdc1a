package dev.plg.component.node;

import dev.plg.catalog.Program;
import dev.plg.catalog.ProgramRelease;
import dev.plg.component.ChartImage;
import dev.plg.component.ChartPlacement;
import dev.plg.component.Metadata;
import dev.plg.model.NodeProblems;
import dev.plg.model.Stack;
import dev.plg.plan.ChartValues;
import dev.plg.yaml.Mapping;
import java.util.List;

/// The values of the chart `node-problem-detector`.
final class NodeProblemsValues {

  private static final String NAME = Program.NODE_PROBLEM_DETECTOR.id();

  private static final String KERNEL_LOG = "/dev/kmsg";

  private NodeProblemsValues() {}

  /// @param files the scripts and monitors of the checks, by name
  static ChartValues of(Stack stack, NodeProblems problems, List<Check> checks, Mapping files) {
    ProgramRelease release = Metadata.release(stack, Program.NODE_PROBLEM_DETECTOR);
    Mapping pod =
        Metadata.values(stack, Program.NODE_PROBLEM_DETECTOR, "node-monitor", problems.workload())
            .build();
    Mapping labels = Mapping.of(stack.labels().pairs());
    Mapping annotations = Mapping.of(stack.annotations());
    var keys =
        new NodeProblemsKeys(
            stack.named(NAME),
            ChartImage.of(stack, problems.workload().image())
                .withRegistryInRepository(release.image()),
            new NodeProblemsKeys.Settings(
                NodeProblemsComponent.monitors(stack.cluster().runtime()),
                checks.stream().map(check -> Check.FOLDER + "/" + check.monitorFile()).toList(),
                files),
            labels,
            annotations,
            new NodeProblemsKeys.ServiceAccount(labels, annotations),
            pod.mapping("resources"),
            ChartPlacement.of(pod),
            List.of(volume("hostPath", Mapping.of("path", KERNEL_LOG)).build()),
            List.of(volume("mountPath", KERNEL_LOG).put("readOnly", true).build()));
    return new ChartValues(NAME, stack.named(NAME), release.chart().orElseThrow(), keys.values());
  }

  private static Mapping.Builder volume(String key, Object value) {
    return Mapping.builder().put("name", "kmsg").put(key, value);
  }
}
