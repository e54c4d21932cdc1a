package dev.plg.picture.chart;

import dev.plg.catalog.Capability;
import dev.plg.finding.Location;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// The chart `promtail` from 3.0 on.
// helm-charts charts/promtail/templates@promtail-3.11.0, @promtail-5.1.0, @promtail-6.17.1
final class PromtailObjects {

  private static final Mapping RUN_VOLUME =
      Mapping.of("name", "run", "hostPath", Mapping.of("path", "/run/promtail"));

  private final Install install;
  private final ReleaseValues values;
  private final ChartObjects objects;

  private PromtailObjects(Install install, ChartObjects objects) {
    this.install = install;
    this.values = install.values();
    this.objects = objects;
  }

  static void add(Install install, ChartObjects objects) {
    new PromtailObjects(install, objects).add();
  }

  private void add() {
    if (values.isOn("daemonset.enabled") || !values.knows("daemonset.enabled")) {
      objects.add(
          values.place("daemonset"),
          workload("DaemonSet")
              .put(
                  "spec",
                  Mapping.builder()
                      .put("selector", Lists.matching(install.labels()))
                      .with("updateStrategy", values.find("updateStrategy"))
                      .put("template", pod())
                      .build())
              .build());
    }
    if (values.isOn("deployment.enabled")) {
      addDeployment();
    }
    Scalar text = objects.text(values.place("config"), new PromtailText(install, objects).tree());
    boolean isSecret = !values.isOn("configmap.enabled");
    if (isSecret || values.isOn("config.enabled") || !values.knows("config.enabled")) {
      objects.add(
          values.place("config"),
          install
              .object("v1", isSecret ? "Secret" : "ConfigMap", install.fullName())
              .put(isSecret ? "stringData" : "data", Mapping.of("promtail.yaml", text))
              .build());
    }
    Accounts.add(install, objects);
    if (values.isOn("rbac.create")) {
      Mapping read =
          Mapping.of(
              "apiGroups",
              List.of(""),
              "resources",
              List.of("nodes", "nodes/proxy", "services", "endpoints", "pods"),
              "verbs",
              List.of("get", "watch", "list"));
      Accounts.addCluster(install, install.fullName(), List.of(read), objects);
    }
    addServices();
  }

  private Mapping.Builder workload(String kind) {
    return install.object("apps/v1", kind, install.fullName());
  }

  private void addDeployment() {
    ReleaseValues deployment = values.at("deployment");
    boolean isScaled = deployment.isOn("autoscaling.enabled");
    Location place = values.place("deployment");
    objects.add(
        place,
        workload("Deployment")
            .put(
                "spec",
                Mapping.builder()
                    .with("replicas", isScaled ? null : deployment.any("replicaCount"))
                    .with("strategy", deployment.find("strategy"))
                    .put("selector", Lists.matching(install.labels()))
                    .put("template", pod())
                    .build())
            .build());
    if (isScaled) {
      WorkloadParts.addScaler(
          install, "Deployment", install.fullName(), deployment.at("autoscaling"), objects);
    }
  }

  /// Whether the folder for positions is mounted whatever the values say.
  private boolean hasRun() {
    return !install.can(Capability.PROMTAIL_CHART_LISTS_RUN);
  }

  private Mapping pod() {
    return WorkloadParts.template(install.labels(), !isReloaded(), values, podSpec());
  }

  private boolean isReloaded() {
    return values.isOn("sidecar.configReloader.enabled");
  }

  private Mapping podSpec() {
    boolean isMap = values.isOn("configmap.enabled");
    Mapping config =
        isMap
            ? Lists.configMap("config", install.fullName())
            : Lists.secret("config", install.fullName());
    return Mapping.builder()
        .put("serviceAccountName", install.account())
        .with("hostNetwork", values.find("hostNetwork"))
        .with("priorityClassName", values.find("priorityClassName"))
        .with("initContainers", values.find("initContainer").filter(Sequence.class::isInstance))
        .with("securityContext", values.any("podSecurityContext"))
        .put("containers", Lists.joined(List.of(container()), reloader(), extraContainers()))
        .with("affinity", values.find("affinity"))
        .with("nodeSelector", values.find("nodeSelector"))
        .with("tolerations", values.find("tolerations"))
        .put(
            "volumes",
            Lists.joined(
                List.of(config),
                hasRun() ? List.of(RUN_VOLUME) : List.of(),
                values.list("defaultVolumes"),
                values.list("extraVolumes")))
        .build();
  }

  private Mapping container() {
    return Mapping.builder()
        .put("name", "promtail")
        .put("image", install.image("image"))
        .put(
            "args",
            Lists.joined(
                List.of(Scalar.of("-config.file=/etc/promtail/promtail.yaml")),
                isReloaded() ? List.of(Scalar.of("-server.enable-runtime-reload")) : List.of(),
                values.list("extraArgs")))
        .put(
            "volumeMounts",
            Lists.joined(
                List.of(Lists.mount("config", "/etc/promtail")),
                hasRun() ? List.of(Lists.mount("run", "/run/promtail")) : List.of(),
                values.list("defaultVolumeMounts"),
                values.list("extraVolumeMounts")))
        .put(
            "env",
            Lists.joined(
                List.of(Lists.ofField("HOSTNAME", "spec.nodeName")), values.list("extraEnv")))
        .with("envFrom", values.find("extraEnvFrom"))
        .put("ports", Sequence.of(ports()))
        .with("securityContext", values.any("containerSecurityContext"))
        .with("livenessProbe", values.find("livenessProbe").map(this::probe))
        .with("readinessProbe", values.find("readinessProbe").map(this::probe))
        .put("resources", values.any("resources"))
        .build();
  }

  private Node probe(Node probe) {
    String path = values.text("httpPathPrefix").orElse("") + "/ready";
    return RenderedValues.of(probe, Map.of("{{ printf `%s/ready` .Values.httpPathPrefix }}", path));
  }

  private List<Mapping> ports() {
    Stream<Mapping> extra =
        values
            .parts("extraPorts")
            .map(
                port ->
                    Mapping.builder()
                        .put("name", port.text("name").orElse(port.key()))
                        .put("containerPort", port.values().any("containerPort"))
                        .put("protocol", port.text("protocol").orElse("TCP"))
                        .build());
    return Lists.of(Lists.port("http-metrics", values.any("config.serverPort")), extra.toList());
  }

  private List<Node> reloader() {
    if (!isReloaded()) {
      return List.of();
    }
    ReleaseValues reloader = values.at("sidecar.configReloader");
    return List.of(
        Mapping.builder()
            .put("name", "config-reloader")
            .put("image", ImageTexts.of(new ReleaseValues(Mapping.EMPTY), reloader.at("image"), ""))
            .with("securityContext", reloader.any("containerSecurityContext"))
            .put("resources", reloader.any("resources"))
            .put("volumeMounts", List.of(Lists.mount("config", "/etc/promtail")))
            .build());
  }

  private List<Mapping> extraContainers() {
    return values
        .parts("extraContainers")
        .map(part -> part.values().tree().toBuilder().put("name", part.key()).build())
        .toList();
  }

  private void addServices() {
    if (values.isOn("serviceMonitor.enabled") || values.isOn("service.enabled")) {
      Mapping port =
          Mapping.builder()
              .put("name", "http-metrics")
              .put("port", values.any("config.serverPort"))
              .put("targetPort", "http-metrics")
              .put("protocol", "TCP")
              .build();
      Mapping.Builder spec = Mapping.builder().put("clusterIP", "None");
      addService("metrics", spec.put("ports", List.of(port)), values.place("service"));
    }
    values.parts("extraPorts").forEach(this::addService);
  }

  private void addService(ReleaseValues.Part port) {
    String name = port.text("name").orElse(port.key());
    ReleaseValues service = port.values().at("service");
    Mapping made =
        Mapping.builder()
            .put("name", name)
            .put("targetPort", name)
            .put("protocol", port.text("protocol").orElse("TCP"))
            .put("port", service.find("port").or(() -> port.values().any("containerPort")))
            .build();
    Mapping.Builder spec = Mapping.builder();
    if (!service.tree().isEmpty()) {
      spec.put("type", service.text("type").orElse("ClusterIP"));
    }
    String suffix = port.key().toLowerCase(Locale.ROOT);
    addService(suffix, spec.put("ports", List.of(made)), port.place());
  }

  private void addService(String suffix, Mapping.Builder spec, Location place) {
    objects.add(
        place,
        install
            .object("v1", "Service", install.fullName() + "-" + suffix)
            .put("spec", spec.put("selector", install.labels()).build())
            .build());
  }
}
