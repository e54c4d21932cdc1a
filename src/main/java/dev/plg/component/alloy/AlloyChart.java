package dev.plg.component.alloy;

import dev.plg.catalog.Program;
import dev.plg.component.ChartInput;
import dev.plg.component.ChartSwitch;
import dev.plg.component.Metadata;
import dev.plg.component.TplValues;
import dev.plg.component.logs.NodeCollector;
import dev.plg.component.pod.PodVolume;
import dev.plg.component.pod.VolumeMount;
import dev.plg.component.promtail.PromtailComponent;
import dev.plg.model.Alloy;
import dev.plg.model.LogDiscovery;
import dev.plg.model.Stack;
import dev.plg.plan.ChartValues;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Section;
import java.util.ArrayList;
import java.util.List;

/// The values of the chart `alloy`, by the chart's own names and in the order written.
///
/// @param config what Alloy reads
// alloy operations/helm/charts/alloy/templates@helm-chart/1.11.1
record AlloyChart(ChartInput input, Alloy alloy, String config) implements Section {

  /// For `discovery.kubernetes`.
  private static final List<AlloyPodsChart.Right> PODS =
      List.of(new AlloyPodsChart.Right("", List.of("pods")));

  static ChartValues of(Stack stack, Alloy alloy, String config) {
    var input = new ChartInput(stack, Program.ALLOY, alloy.workload());
    return input.values(new AlloyChart(input, alloy, config));
  }

  @Override
  public Mapping tree() {
    boolean asksApi = alloy.discovery() == LogDiscovery.KUBERNETES;
    Mapping account =
        input.account().toBuilder().put("automountServiceAccountToken", asksApi).build();
    return Mapping.builder()
        .put("fullnameOverride", input.name())
        .put("crds", ChartSwitch.notCreated("for logs by API, unused here"))
        .with("image", input.image("image"))
        .put("alloy", program())
        .put("configReloader", ChartSwitch.off("a changed configuration restarts the pods"))
        .put("controller", controller())
        .put("service", ChartSwitch.off("nothing calls it"))
        .put(
            "rbac",
            asksApi ? AlloyPodsChart.rights(PODS) : ChartSwitch.notCreated(ChartInput.ASKS_NOTHING))
        .put("serviceAccount", account)
        .put("global", Mapping.of("podSecurityContext", AlloyUser.of(input.stack(), alloy).pod()))
        .build();
  }

  private Mapping program() {
    return Mapping.builder()
        .put("configMap", Mapping.of("content", TplValues.literal(config)))
        .put("storagePath", AlloyComponent.STATE, "on the node, so that a new pod resumes")
        .put("enableReporting", false)
        .put("extraArgs", AlloyDialect.of(input.stack(), input.pods()).closed())
        .with("resources", input.resources())
        .put("securityContext", AlloyUser.of(input.stack(), alloy).container())
        .put("mounts", Mapping.of("extra", mounts()))
        .build();
  }

  private Mapping controller() {
    return Mapping.builder()
        .put("podAnnotations", Metadata.podAnnotations(input.stack(), List.of(config)))
        .with("podLabels", input.labels())
        .addAll(input.placement())
        .with("extraAnnotations", input.annotations())
        .put("volumes", Mapping.of("extra", volumes()))
        .with(
            "initContainers",
            AlloyUser.of(input.stack(), alloy).owner().stream().toList(),
            "fsGroup does not reach a folder of the node")
        .build();
  }

  private List<PodVolume> volumes() {
    Stack stack = input.stack();
    var volumes = new ArrayList<PodVolume>();
    volumes.add(PodVolume.OfNode.made("state", AlloyComponent.hostState(stack)));
    volumes.add(PodVolume.OfNode.made("promtail", PromtailComponent.hostState(stack)));
    volumes.addAll(AlloyNode.volumes(stack, alloy));
    return volumes;
  }

  private List<VolumeMount> mounts() {
    var mounts = new ArrayList<VolumeMount>();
    mounts.addAll(StateOwner.MOUNTS);
    AlloyNode.volumes(input.stack(), alloy).stream().map(NodeCollector::mount).forEach(mounts::add);
    return mounts;
  }
}
