package dev.plg.component.grafana;

import dev.plg.catalog.Chart;
import dev.plg.catalog.Program;
import dev.plg.component.ChartValues;
import dev.plg.component.GoTemplate;
import dev.plg.component.Metadata;
import dev.plg.component.Values;
import dev.plg.model.AdminSecret;
import dev.plg.model.Disk;
import dev.plg.model.Grafana;
import dev.plg.model.ImageChoice;
import dev.plg.model.Stack;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Sequence;
import java.util.List;

/// The values of the chart `grafana`; 10.5.15 and 12.11.1 read the same keys, 6.43.5 of `loki-stack`
/// fewer.
// helm-charts charts/grafana/templates@grafana-10.5.15,
// community charts/grafana/templates@grafana-12.11.1, helm-charts charts/grafana@grafana-6.43.5
final class GrafanaValues {

  private GrafanaValues() {}

  /// @param ini the sections of `grafana.ini`, laid over the chart's own
  static ChartValues of(Stack stack, Grafana grafana, Mapping ini) {
    Chart chart = Metadata.chart(stack, Program.GRAFANA).orElseThrow();
    String name = stack.named(Program.GRAFANA.id());
    var values = new Values().set("fullnameOverride", name);
    GrafanaChart version = GrafanaChart.of(chart);
    switch (version) {
      case V6_43_5 -> oldImage(values, stack, grafana.workload().image());
      case V10_5_15, V12_11_1 -> image(values, stack, grafana.workload().image());
    }
    admin(values, grafana);
    values
        .set("service.type", grafana.exposure().serviceType())
        .setIfPresent("service.nodePort", GrafanaComponent.nodePort(grafana.exposure()))
        .set("service.portName", "http");
    persistence(values, grafana.disk(), version);
    values
        .set("deploymentStrategy.type", "Recreate", "the volume takes one pod at a time")
        .set("initChownData.enabled", false, "runs as root; fsGroup does its work")
        .set("datasources.datasources\\.yaml", GoTemplate.literal(Datasources.of(stack)))
        .set("grafana\\.ini", GoTemplate.literal(GrafanaIni.texts(ini)));
    dashboards(values, stack, version);
    pods(values, stack, grafana);
    String quiet = "no sidecar asks the API server";
    switch (version) {
      case V6_43_5 ->
          values
              .setUnlessEmpty("podLabels", Mapping.of(stack.labels().pairs()))
              .set("serviceAccount.autoMount", false, quiet)
              .set("rbac.pspEnabled", false, "no Kubernetes has pod security policies since 1.25")
              .set("containerSecurityContext.allowPrivilegeEscalation", false)
              .set("containerSecurityContext.capabilities.drop", Sequence.of(List.of("ALL")));
      case V10_5_15, V12_11_1 -> values.set("automountServiceAccountToken", false, quiet);
    }
    values.set("rbac.create", false).set("testFramework.enabled", false);
    return new ChartValues(Program.GRAFANA.id(), name, chart, values.build());
  }

  private static void persistence(Values values, Disk disk, GrafanaChart version) {
    values
        .set("persistence.enabled", true)
        .set("persistence.size", disk.size())
        .setIfPresent("persistence.storageClassName", disk.storageClass());
    if (version != GrafanaChart.V6_43_5) {
      values.set("persistence.lookupVolumeName", false, "rendering asks no cluster");
    }
  }

  /// Their ConfigMap is in plg's own chart, since given them this one would start a container to download some.
  // helm-charts charts/grafana/templates/_pod.tpl: download-dashboards, extraConfigmapMounts
  private static void dashboards(Values values, Stack stack, GrafanaChart version) {
    if (Dashboards.of(stack).isEmpty()) {
      return;
    }
    Mapping.Builder mount =
        Mapping.builder()
            .put("name", "dashboards")
            .put("configMap", Dashboards.configMap(stack))
            .put("mountPath", Dashboards.FOLDER)
            .put("readOnly", true);
    switch (version) {
      case V6_43_5 -> mount.put("subPath", "", "the chart fails without a text here");
      case V10_5_15, V12_11_1 ->
          mount.put("optional", true, "Grafana starts without, and reads them once they are there");
    }
    values
        .set("dashboardProviders.dashboards\\.yaml", Dashboards.provider())
        .set("extraConfigmapMounts", Sequence.of(mount.build()));
  }

  private static void image(Values values, Stack stack, ImageChoice image) {
    values
        .setIfPresent("image.registry", Metadata.registry(stack, image))
        .setIfPresent("image.repository", image.repository())
        .setIfPresent("image.tag", image.tag())
        // the chart writes `@sha256:` itself
        .setIfPresent("image.sha", image.digest().map(it -> it.substring("sha256:".length())));
  }

  /// The chart has no registry; `loki-stack` sets a tag of its own.
  private static void oldImage(Values values, Stack stack, ImageChoice image) {
    var release = Metadata.release(stack, Program.GRAFANA).image();
    String repository = image.repository().orElse(release.repository());
    values
        .set(
            "image.repository",
            Metadata.registry(stack, image).map(it -> it + "/" + repository).orElse(repository))
        .set("image.tag", image.tag().orElse(release.tag()))
        .setIfPresent("image.sha", image.digest().map(it -> it.substring("sha256:".length())));
  }

  private static void admin(Values values, Grafana grafana) {
    grafana
        .admin()
        .ifPresentOrElse(
            admin -> existing(values, admin),
            () ->
                values.set(
                    "adminPassword",
                    "admin",
                    "Grafana's own first-login default; without it the chart makes a random one"));
  }

  private static void existing(Values values, AdminSecret admin) {
    values
        .set("admin.existingSecret", admin.name())
        .set("admin.userKey", admin.userKey())
        .set("admin.passwordKey", admin.passwordKey());
  }

  private static void pods(Values values, Stack stack, Grafana grafana) {
    Mapping pod =
        Metadata.values(stack, Program.GRAFANA, "user-interface", grafana.workload()).build();
    Mapping annotations = GoTemplate.literal(Mapping.of(stack.annotations()));
    values
        .setUnlessEmpty("extraLabels", Mapping.of(stack.labels().pairs()))
        .setUnlessEmpty("annotations", Mapping.of(stack.annotations()))
        .setUnlessEmpty("podAnnotations", Mapping.of(stack.annotations()))
        .setUnlessEmpty("persistence.annotations", Mapping.of(stack.annotations()))
        .setUnlessEmpty("service.annotations", annotations)
        .setUnlessEmpty("serviceAccount.annotations", annotations)
        .setFrom(pod, "resources", "resources")
        .setFrom(pod, "nodeSelector", "nodeSelector")
        .setFrom(pod, "tolerations", "tolerations")
        .setFrom(pod, "affinity", "affinity")
        .set("securityContext.fsGroupChangePolicy", "OnRootMismatch")
        .set("securityContext.seccompProfile.type", "RuntimeDefault")
        .set("enableServiceLinks", false);
  }
}
