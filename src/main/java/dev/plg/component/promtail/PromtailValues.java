package dev.plg.component.promtail;

import dev.plg.catalog.Chart;
import dev.plg.catalog.Program;
import dev.plg.component.ChartValues;
import dev.plg.component.ConfigFile;
import dev.plg.component.GoTemplate;
import dev.plg.component.Metadata;
import dev.plg.component.Values;
import dev.plg.model.ContainerRuntime;
import dev.plg.model.ImageChoice;
import dev.plg.model.LogDiscovery;
import dev.plg.model.Promtail;
import dev.plg.model.Stack;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;

/// The values of the chart `promtail`.
///
/// The whole configuration is the chart's `config.file`, so that neither the chart's default client
/// nor its relabeling takes part. Of what 6.17.1 reads
/// 6.15.5 has no key for the token of the service account.
// helm-charts charts/promtail/templates@promtail-6.15.5, promtail-6.17.1
final class PromtailValues {

  private PromtailValues() {}

  /// @param config what Promtail reads
  static ChartValues of(Stack stack, Promtail promtail, Mapping config) {
    Chart chart = Metadata.release(stack, Program.PROMTAIL).chart().orElseThrow();
    String name = stack.named(Program.PROMTAIL.id());
    Mapping pod =
        Metadata.values(stack, Program.PROMTAIL, "log-collector", promtail.workload()).build();
    var values = new Values().set("fullnameOverride", name);
    image(values, stack, promtail.workload().image());
    values
        .set("configmap.enabled", true, "the configuration holds no secret")
        .set(
            "config.file",
            GoTemplate.literal(new ConfigFile("promtail.yaml", config).text()),
            "all that Promtail reads, in place of the chart's clients and snippets")
        .set("config.serverPort", PromtailConfig.HTTP_PORT)
        .set("enableServiceLinks", false)
        .set("podSecurityContext.seccompProfile.type", "RuntimeDefault")
        .setUnlessEmpty("podLabels", Mapping.of(stack.labels().pairs()))
        .setUnlessEmpty("annotations", Mapping.of(stack.annotations()))
        .setUnlessEmpty("podAnnotations", Mapping.of(stack.annotations()))
        .setUnlessEmpty("serviceAccount.annotations", Mapping.of(stack.annotations()))
        .setFrom(pod, "resources", "resources")
        .setFrom(pod, "nodeSelector", "nodeSelector")
        .set("tolerations", pod.sequence("tolerations"))
        .setFrom(pod, "affinity", "affinity");
    if (promtail.discovery() == LogDiscovery.FILES) {
      values
          .set("extraArgs", Sequence.of(PromtailComponent.nodeName(promtail)))
          .set("rbac.create", false, "nothing is asked of the API server");
      if (!chart.version().equals("6.15.5")) {
        values
            .set("automountServiceAccountToken", false, "above what the account says")
            .set("serviceAccount.automountServiceAccountToken", false);
      }
    }
    volumes(values, stack);
    return new ChartValues(Program.PROMTAIL.id(), name, chart, values.build());
  }

  // The chart has no key for a digest, but hands the tag on as it is.
  private static void image(Values values, Stack stack, ImageChoice image) {
    String release = Metadata.release(stack, Program.PROMTAIL).image().tag();
    values
        .setIfPresent("image.registry", Metadata.registry(stack, image))
        .setIfPresent("image.repository", image.repository())
        .setIfPresent(
            "image.tag",
            image
                .digest()
                .map(digest -> image.tag().orElse(release) + "@" + digest)
                .or(image::tag));
  }

  /// The chart's own volumes without docker's, or with docker's where it is: a list replaces the
  /// chart's, so it names every volume.
  private static void volumes(Values values, Stack stack) {
    ContainerRuntime runtime = stack.cluster().runtime();
    var volumes = new ArrayList<Mapping>();
    var mounts = new ArrayList<Mapping>();
    volumes.add(hostPath("run", PromtailConfig.hostState(stack)));
    mounts.add(mount("run", PromtailConfig.STATE).build());
    if (runtime instanceof ContainerRuntime.Docker docker) {
      // links in /var/log/pods are absolute: the same path inside as outside
      volumes.add(hostPath("containers", docker.containers()));
      mounts.add(mount("containers", docker.containers()).put("readOnly", true).build());
    }
    volumes.add(hostPath("pods", "/var/log/pods"));
    mounts.add(mount("pods", "/var/log/pods").put("readOnly", true).build());
    values
        .set("defaultVolumes", Sequence.of(List.copyOf(volumes)), where(runtime))
        .set("defaultVolumeMounts", Sequence.of(List.copyOf(mounts)));
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
    return Mapping.builder()
        .put("name", name)
        .put("hostPath", Mapping.builder().put("path", path).build())
        .build();
  }

  private static Mapping.Builder mount(String name, String path) {
    return Mapping.builder().put("name", name).put("mountPath", path);
  }
}
