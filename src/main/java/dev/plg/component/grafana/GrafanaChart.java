package dev.plg.component.grafana;

import dev.plg.catalog.Program;
import dev.plg.component.ChartInput;
import dev.plg.component.ChartSwitch;
import dev.plg.component.TplValues;
import dev.plg.component.pod.ContainerSecurity;
import dev.plg.component.pod.PodSecurity;
import dev.plg.model.AdminSecret;
import dev.plg.model.Grafana;
import dev.plg.model.Stack;
import dev.plg.plan.ChartValues;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Section;
import java.util.List;

/// The values of the chart `grafana`, by the chart's own names and in the order written.
///
/// @param ini the sections of `grafana.ini`, laid over the chart's own; no record, since keys of
///   the user are among plg's
/// @param ofPod whether the token of the service account is the pod's to ask for
// helm-charts charts/grafana/templates@grafana-10.5.15,
// community charts/grafana/templates@grafana-12.11.1, helm-charts charts/grafana@grafana-6.43.5
record GrafanaChart(ChartInput input, Grafana grafana, Mapping ini, boolean ofPod)
    implements Section {

  static ChartValues of(Stack stack, Grafana grafana, Mapping ini) {
    var input = new ChartInput(stack, Program.GRAFANA, grafana.workload());
    boolean ofPod = input.reads("automountServiceAccountToken");
    return input.values(new GrafanaChart(input, grafana, ini, ofPod));
  }

  @Override
  public Mapping tree() {
    boolean shows = !Dashboards.of(input.stack()).isEmpty();
    Mapping account = Mapping.builder().with("annotations", input.annotationTemplates()).build();
    Mapping providers = Mapping.of("dashboards.yaml", Dashboards.provider());
    return Mapping.builder()
        .put("fullnameOverride", input.name())
        .with("image", input.image("image"))
        .addAll(firstLogin())
        .put("service", service())
        .put("persistence", persistence())
        .put("deploymentStrategy", recreate())
        .put("initChownData", ChartSwitch.off("runs as root; fsGroup does the same"))
        .put(
            "datasources",
            Mapping.of("datasources.yaml", TplValues.literal(Datasources.of(input.stack()))))
        .put("grafana.ini", TplValues.literal(GrafanaIni.texts(ini)))
        .putIf(shows, "dashboardProviders", providers)
        .putIf(shows, "extraConfigmapMounts", List.of(mount()))
        .with("extraLabels", input.labels())
        .with("annotations", input.annotations())
        .with("podAnnotations", input.annotations())
        .with("serviceAccount", ofPod ? account : Mapping.EMPTY)
        .with("resources", input.resources())
        .addAll(input.placement())
        .put("securityContext", PodSecurity.OF_CHART_WITH_DISK)
        .put("enableServiceLinks", false)
        .addAll(ofPod ? withoutToken() : withoutAccountToken())
        .putIf(input.reads("testFramework.enabled"), "testFramework", ChartSwitch.off())
        .build();
  }

  private Mapping firstLogin() {
    String comment = "Grafana's own first-login default; without it the chart makes a random one";
    return grafana
        .admin()
        .map(secret -> Mapping.of("admin", admin(secret)))
        .orElseGet(() -> Mapping.builder().put("adminPassword", "admin", comment).build());
  }

  private static Mapping admin(AdminSecret secret) {
    return Mapping.builder()
        .put("existingSecret", secret.name())
        .put("userKey", secret.userKey())
        .put("passwordKey", secret.passwordKey())
        .build();
  }

  private Mapping service() {
    return Mapping.builder()
        .put("type", grafana.exposure().serviceType())
        .with("nodePort", GrafanaComponent.nodePort(grafana.exposure()))
        .put("portName", "http")
        .with("annotations", input.annotationTemplates())
        .build();
  }

  private Mapping persistence() {
    return Mapping.builder()
        .put("enabled", true)
        .put("size", grafana.disk().size())
        .with("storageClassName", grafana.disk().storageClass())
        .putIf(
            input.reads("persistence.lookupVolumeName"),
            "lookupVolumeName",
            false,
            "rendering needs no cluster")
        .with("annotations", input.annotations())
        .build();
  }

  private static Mapping recreate() {
    return Mapping.builder()
        .put("type", "Recreate", "the volume can be attached to one pod at a time")
        .build();
  }

  /// Their ConfigMap is in plg's own chart, since given them this one would start a container to
  /// download some.
  // helm-charts charts/grafana/templates/_pod.tpl: download-dashboards, extraConfigmapMounts
  private Mapping mount() {
    boolean optional = input.reads("extraConfigmapMounts.0.optional");
    return Mapping.builder()
        .put("name", "dashboards")
        .put("configMap", Dashboards.configMap(input.stack()))
        .put("mountPath", Dashboards.FOLDER)
        .put("readOnly", true)
        .putIf(!optional, "subPath", "", "the chart fails if this is empty")
        .putIf(
            optional,
            "optional",
            true,
            "Grafana starts without them, and reads them once they exist")
        .build();
  }

  private static Mapping withoutToken() {
    return Mapping.builder()
        .put("automountServiceAccountToken", false, "no sidecar calls the API server")
        .put("rbac", Mapping.of("create", false))
        .build();
  }

  /// In a chart from the time of pod security policies, whose pods have none of `extraLabels`.
  private Mapping withoutAccountToken() {
    Mapping account =
        Mapping.builder()
            .with("annotations", input.annotationTemplates())
            .put("autoMount", false, "no sidecar calls the API server")
            .build();
    Mapping rbac =
        Mapping.builder()
            .put("pspEnabled", false, ChartInput.noPodSecurityPolicies())
            .put("create", false)
            .build();
    Mapping container =
        Mapping.of(
            "allowPrivilegeEscalation",
            false,
            "capabilities",
            ContainerSecurity.NO_PRIVILEGE.capabilities());
    return Mapping.builder()
        .with("podLabels", input.labels())
        .put("serviceAccount", account)
        .put("rbac", rbac)
        .put("containerSecurityContext", container)
        .build();
  }
}
