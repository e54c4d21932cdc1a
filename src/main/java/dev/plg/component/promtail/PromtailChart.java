package dev.plg.component.promtail;

import dev.plg.catalog.Program;
import dev.plg.component.ChartInput;
import dev.plg.component.ChartSwitch;
import dev.plg.component.TplValues;
import dev.plg.component.logs.NodeCollector;
import dev.plg.component.pod.PodSecurity;
import dev.plg.component.pod.PodVolume;
import dev.plg.component.pod.VolumeMount;
import dev.plg.model.ContainerRuntime;
import dev.plg.model.LogDiscovery;
import dev.plg.model.Promtail;
import dev.plg.model.Stack;
import dev.plg.plan.ChartValues;
import dev.plg.plan.ConfigFile;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Section;
import java.util.ArrayList;
import java.util.List;

/// The values of the chart `promtail`, by the chart's own names and in the order written.
///
/// The whole configuration is the chart's `config.file`, so that neither the chart's default client
/// nor its relabeling takes part.
///
/// @param config what Promtail reads
// helm-charts charts/promtail/templates@promtail-6.15.5, promtail-6.17.1
record PromtailChart(ChartInput input, Promtail promtail, ConfigFile config) implements Section {

  static ChartValues of(Stack stack, Promtail promtail, ConfigFile config) {
    var input = new ChartInput(stack, Program.PROMTAIL, promtail.workload());
    return input.values(new PromtailChart(input, promtail, config));
  }

  @Override
  public Mapping tree() {
    boolean files = promtail.discovery() == LogDiscovery.FILES;
    boolean withoutToken = files && input.reads("automountServiceAccountToken");
    Mapping account =
        Mapping.builder()
            .with("annotations", input.annotations())
            .putIf(withoutToken, "automountServiceAccountToken", false)
            .build();
    return Mapping.builder()
        .put("fullnameOverride", input.name())
        .with("image", input.image("image"))
        .putIf(
            input.reads("configmap.enabled"),
            "configmap",
            ChartSwitch.on("the configuration holds no secret"))
        .put("config", file())
        .putIf(input.reads("enableServiceLinks"), "enableServiceLinks", false)
        .put("podSecurityContext", PodSecurity.OF_CHART)
        .with("podLabels", input.labels())
        .with("annotations", input.annotations())
        .with("podAnnotations", input.annotations())
        // with annotations beside the others', else beside the token
        .putIf(!input.annotations().isEmpty(), "serviceAccount", account)
        .with("resources", input.resources())
        .with("nodeSelector", input.placement().nodeSelector())
        // an empty list takes the chart's own away
        .put("tolerations", input.placement().tolerations())
        .with("affinity", input.placement().affinity())
        .with("extraArgs", PromtailComponent.nodeName(promtail))
        .putIf(files, "rbac", ChartSwitch.notCreated(ChartInput.ASKS_NOTHING))
        .putIf(withoutToken, "automountServiceAccountToken", false, "above what the account says")
        .with("serviceAccount", account)
        .put("defaultVolumes", volumes(), why())
        .put("defaultVolumeMounts", mounts())
        .build();
  }

  private Mapping file() {
    return Mapping.builder()
        .put(
            "file",
            TplValues.literal(config.text()),
            "replaces the chart's clients and snippets: Promtail reads only this")
        .put("serverPort", PromtailComponent.HTTP.number())
        .build();
  }

  /// Every volume, since a list replaces the chart's.
  private List<PodVolume> volumes() {
    var volumes = new ArrayList<PodVolume>();
    volumes.add(new PodVolume.OfNode("run", PromtailComponent.hostState(input.stack())));
    volumes.addAll(NodeCollector.logFiles(input.stack()).reversed());
    return volumes;
  }

  private List<VolumeMount> mounts() {
    var mounts = new ArrayList<VolumeMount>();
    mounts.add(new VolumeMount("run", PromtailConfig.STATE));
    NodeCollector.logFiles(input.stack()).reversed().stream()
        .map(NodeCollector::mount)
        .forEach(mounts::add);
    return mounts;
  }

  private String why() {
    return switch (input.stack().cluster().runtime()) {
      case ContainerRuntime.Docker _ ->
          "links in /var/log/pods are absolute: docker's folder has one path inside and outside";
      case ContainerRuntime.Containerd(), ContainerRuntime.CriO() ->
          "without the chart's Docker folder, which these nodes do not have";
    };
  }
}
