package dev.plg.component.promtail;

import dev.plg.catalog.Chart;
import dev.plg.catalog.Program;
import dev.plg.component.ChartImage;
import dev.plg.component.ChartPlacement;
import dev.plg.component.ChartPodSecurity;
import dev.plg.component.ChartServiceAccount;
import dev.plg.component.ChartSwitch;
import dev.plg.component.Metadata;
import dev.plg.component.Released;
import dev.plg.component.TplValues;
import dev.plg.model.ContainerRuntime;
import dev.plg.model.LogDiscovery;
import dev.plg.model.Promtail;
import dev.plg.model.Stack;
import dev.plg.plan.ChartValues;
import dev.plg.plan.ConfigFile;
import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.Optional;

/// The values of the chart `promtail`.
///
/// The whole configuration is the chart's `config.file`, so that neither the chart's default client
/// nor its relabeling takes part. Of what 6.17.1 reads, 6.15.5 has no key for the token of the
/// service account.
// helm-charts charts/promtail/templates@promtail-6.15.5, promtail-6.17.1
final class PromtailValues {

  private PromtailValues() {}

  /// @param config what Promtail reads
  static ChartValues of(Stack stack, Promtail promtail, ConfigFile config) {
    Chart chart = Released.chart(stack, Program.PROMTAIL).orElseThrow();
    String name = stack.named(Program.PROMTAIL.id());
    Mapping pod =
        Metadata.values(stack, Program.PROMTAIL, "log-collector", promtail.workload()).build();
    Mapping annotations = Mapping.of(stack.annotations());
    boolean files = promtail.discovery() == LogDiscovery.FILES;
    Optional<Boolean> token =
        switch (PromtailChart.of(chart)) {
          case V6_15_5 -> Optional.empty();
          case V6_17_1 -> files ? Optional.of(false) : Optional.empty();
        };
    var keys =
        new PromtailKeys(
            name,
            ChartImage.withDigestInTag(
                stack,
                promtail.workload().image(),
                Metadata.release(stack, Program.PROMTAIL).image()),
            ChartSwitch.on("the configuration holds no secret"),
            new PromtailKeys.Config(
                TplValues.literal(config.text()), PromtailComponent.HTTP.number()),
            new ChartPodSecurity(Optional.empty(), Optional.empty()),
            Mapping.of(stack.labels().pairs()),
            annotations,
            annotations,
            pod.mapping("resources"),
            ChartPlacement.of(pod),
            PromtailComponent.nodeName(promtail),
            files
                ? Optional.of(new PromtailKeys.Rbac(false, "nothing is asked of the API server"))
                : Optional.empty(),
            token,
            new ChartServiceAccount(annotations, token),
            volumes(stack));
    return new ChartValues(Program.PROMTAIL.id(), name, chart, keys.values());
  }

  /// The chart's own volumes without docker's, or with docker's where it is: a list replaces the
  /// chart's, so it names every volume.
  private static PromtailKeys.Volumes volumes(Stack stack) {
    ContainerRuntime runtime = stack.cluster().runtime();
    var volumes = new ArrayList<Mapping>();
    var mounts = new ArrayList<Mapping>();
    volumes.add(hostPath("run", PromtailComponent.hostState(stack)));
    mounts.add(mount("run", PromtailConfig.STATE).build());
    runtime
        .linkedFolder()
        .ifPresent(
            folder -> {
              volumes.add(hostPath("containers", folder));
              mounts.add(mount("containers", folder).put("readOnly", true).build());
            });
    volumes.add(hostPath("pods", "/var/log/pods"));
    mounts.add(mount("pods", "/var/log/pods").put("readOnly", true).build());
    return new PromtailKeys.Volumes(volumes, mounts, where(runtime));
  }

  private static String where(ContainerRuntime runtime) {
    return switch (runtime) {
      case ContainerRuntime.Docker _ ->
          "links in /var/log/pods are absolute: docker's folder has one path inside and outside";
      case ContainerRuntime.Containerd(), ContainerRuntime.CriO() ->
          "without the chart's folder of docker, which these nodes do not have";
    };
  }

  private static Mapping hostPath(String name, String path) {
    return Mapping.of("name", name, "hostPath", Mapping.of("path", path));
  }

  private static Mapping.Builder mount(String name, String path) {
    return Mapping.builder().put("name", name).put("mountPath", path);
  }
}
