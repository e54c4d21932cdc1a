package dev.plg.component.node;

import dev.plg.catalog.Program;
import dev.plg.catalog.Release;
import dev.plg.component.ChartValues;
import dev.plg.component.Metadata;
import dev.plg.component.Values;
import dev.plg.model.ImageChoice;
import dev.plg.model.NodeProblems;
import dev.plg.model.Stack;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Sequence;
import java.util.List;

/// The values of the chart `node-problem-detector`.
// deliveryhero stable/node-problem-detector/templates@ade4bc5
final class NodeProblemsValues {

  private static final String NAME = Program.NODE_PROBLEM_DETECTOR.id();

  private NodeProblemsValues() {}

  /// @param files the scripts and monitors of the checks, by name
  static ChartValues of(Stack stack, NodeProblems problems, List<Check> checks, Mapping files) {
    Release release = Metadata.release(stack, Program.NODE_PROBLEM_DETECTOR);
    Mapping pod =
        Metadata.values(
                stack, Program.NODE_PROBLEM_DETECTOR, "node-monitor", problems.workload())
            .build();
    var values = new Values().set("fullnameOverride", stack.named(NAME));
    image(values, stack, release, problems.workload().image());
    values
        .set("hostNetwork", true, "the node's own connections are seen from its network alone")
        .set("settings.log_monitors", NodeProblemsComponent.monitors(stack.cluster().runtime()))
        .set(
            "settings.custom_plugin_monitors",
            checks.stream().map(check -> Check.FOLDER + "/" + check.monitorFile()).toList())
        .setUnlessEmpty("settings.custom_monitor_definitions", files)
        .setUnlessEmpty("labels", Mapping.of(stack.labels().pairs()))
        .setUnlessEmpty("annotations", Mapping.of(stack.annotations()))
        .setUnlessEmpty("serviceAccount.labels", Mapping.of(stack.labels().pairs()))
        .setUnlessEmpty("serviceAccount.annotations", Mapping.of(stack.annotations()))
        .setFrom(pod, "resources", "resources")
        .setFrom(pod, "nodeSelector", "nodeSelector")
        .set("tolerations", pod.sequence("tolerations"))
        .setFrom(pod, "affinity", "affinity")
        .set("extraVolumes", Sequence.of(kernelLog("hostPath", path("path"))))
        .set(
            "extraVolumeMounts",
            Sequence.of(
                kernelLog("mountPath", "/dev/kmsg").toBuilder().put("readOnly", true).build()));
    return new ChartValues(
        NAME, stack.named(NAME), release.chart().orElseThrow(), values.build());
  }

  /// The chart names the registry in the repository.
  private static void image(Values values, Stack stack, Release release, ImageChoice image) {
    String registry = Metadata.registry(stack, image).orElse(release.image().registry());
    values
        .set(
            "image.repository",
            registry + "/" + image.repository().orElse(release.image().repository()))
        .setIfPresent("image.tag", image.tag())
        .setIfPresent("image.digest", image.digest());
  }

  private static Mapping kernelLog(String key, Object value) {
    return Mapping.builder().put("name", "kmsg").put(key, value).build();
  }

  private static Mapping path(String key) {
    return Mapping.builder().put(key, "/dev/kmsg").build();
  }
}
