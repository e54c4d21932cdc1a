package dev.plg.component.grafana;

import dev.plg.catalog.Chart;
import dev.plg.catalog.Program;
import dev.plg.component.ChartValues;
import dev.plg.component.GoTemplate;
import dev.plg.component.Metadata;
import dev.plg.component.Values;
import dev.plg.model.AdminSecret;
import dev.plg.model.Grafana;
import dev.plg.model.ImageChoice;
import dev.plg.model.Stack;
import dev.plg.yaml.Mapping;
import java.util.List;

/// The values of the chart `grafana`; 10.5.15 and 12.11.1 read the same keys.
// helm-charts charts/grafana/templates@grafana-10.5.15,
// community charts/grafana/templates@grafana-12.11.1
final class GrafanaValues {

  private GrafanaValues() {}

  /// @param ini the sections of `grafana.ini`, laid over the chart's own
  static ChartValues of(Stack stack, Grafana grafana, Mapping ini) {
    Chart chart = Metadata.release(stack, Program.GRAFANA).chart().orElseThrow();
    String name = stack.named(Program.GRAFANA.id());
    var values = new Values().set("fullnameOverride", name);
    image(values, stack, grafana.workload().image());
    admin(values, grafana);
    values
        .set("service.type", grafana.exposure().serviceType())
        .setIfPresent("service.nodePort", GrafanaComponent.nodePort(grafana.exposure()))
        .set("service.portName", "http")
        .set("persistence.enabled", true)
        .set("persistence.size", grafana.disk().size())
        .setIfPresent("persistence.storageClassName", grafana.disk().storageClass())
        .set("persistence.lookupVolumeName", false, "rendering asks no cluster")
        .set("deploymentStrategy.type", "Recreate", "the volume takes one pod at a time")
        .set("initChownData.enabled", false, "runs as root; fsGroup does its work")
        .set("datasources.datasources\\.yaml", GoTemplate.literal(Datasources.of(stack)))
        .set("grafana\\.ini", GoTemplate.literal(GrafanaIni.texts(ini)));
    dashboards(values, Dashboards.of(stack));
    pods(values, stack, grafana);
    return new ChartValues(Program.GRAFANA.id(), name, chart, values.build());
  }

  /// The chart mounts each below a folder of the provider's name, and renders neither again.
  // helm-charts charts/grafana/templates/{dashboards-json-configmap.yaml,_config.tpl}
  private static void dashboards(Values values, List<Dashboard> dashboards) {
    if (dashboards.isEmpty()) {
      return;
    }
    Mapping.Builder files = Mapping.builder();
    for (Dashboard dashboard : dashboards) {
      files.put(
          dashboard.name(), Mapping.builder().put("json", dashboard.json()).build());
    }
    values
        .set(
            "dashboardProviders.dashboardproviders\\.yaml",
            Dashboards.provider("/var/lib/grafana/dashboards/plg"))
        .set("dashboards.plg", files.build());
  }

  private static void image(Values values, Stack stack, ImageChoice image) {
    values
        .setIfPresent("image.registry", Metadata.registry(stack, image))
        .setIfPresent("image.repository", image.repository())
        .setIfPresent("image.tag", image.tag())
        // the chart writes `@sha256:` itself
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
        .set("enableServiceLinks", false)
        .set("automountServiceAccountToken", false, "no sidecar asks the API server")
        .set("rbac.create", false)
        .set("testFramework.enabled", false);
  }
}
