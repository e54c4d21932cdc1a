package dev.plg.picture.chart;

import dev.plg.catalog.Capability;
import dev.plg.finding.Location;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The charts `alloy` and `grafana-agent`, which are made alike.
// helm-charts: alloy operations/helm/charts/alloy/templates@helm-chart/1.11.1, agent
// operations/helm/charts/grafana-agent/templates@helm-chart/0.44.2
final class CollectorObjects {

  private final Install install;
  private final ReleaseValues values;
  private final ReleaseValues own;
  private final ReleaseValues controller;
  private final ChartObjects objects;
  private final boolean isAlloy;

  private CollectorObjects(Install install, ChartObjects objects) {
    this.install = install;
    this.values = install.values();
    this.isAlloy = install.chart().name().equals("alloy");
    this.own = values.at(isAlloy ? "alloy" : "agent");
    this.controller = values.at("controller");
    this.objects = objects;
  }

  static void add(Install install, ChartObjects objects) {
    new CollectorObjects(install, objects).add();
  }

  private void add() {
    String type = controller.text("type").orElse("daemonset");
    switch (type) {
      case "deployment" -> addWorkload("Deployment");
      case "statefulset" -> addWorkload("StatefulSet");
      default -> addWorkload("DaemonSet");
    }
    addConfig();
    addServices();
    Accounts.add(install, objects);
    if (values.isOn("rbac.create")) {
      if (values.has("rbac.namespaces")) {
        Accounts.add(install, install.fullName(), rules(List.of("rbac.rules")), objects);
      } else {
        List<String> keys = List.of("rbac.rules", "rbac.clusterRules");
        Accounts.addCluster(install, install.fullName(), rules(keys), objects);
      }
    }
  }

  private List<Mapping> rules(List<String> keys) {
    List<Mapping> rules = new ArrayList<>();
    for (String key : keys) {
      for (Node rule : values.list(key)) {
        if (rule instanceof Mapping mapping) {
          rules.add(mapping);
        }
      }
    }
    return rules.isEmpty() && !values.knows("rbac.rules")
        ? new CollectorRights(install, isAlloy).all()
        : rules;
  }

  private void addWorkload(String kind) {
    Location place = values.place("controller");
    boolean isMany = !kind.equals("DaemonSet");
    boolean isScaled =
        controller.isOn("autoscaling.enabled")
            || controller.isOn("autoscaling.horizontal.enabled")
            || controller.isOn("autoscaling.horizontal.externalHPA");
    Mapping.Builder spec = Mapping.builder();
    spec.with("replicas", isMany && !isScaled ? controller.any("replicas") : null);
    if (kind.equals("StatefulSet")) {
      spec.with("podManagementPolicy", controller.isOn("parallelRollout") ? "Parallel" : null)
          .put("serviceName", install.fullName())
          .with("volumeClaimTemplates", controller.find("volumeClaimTemplates"));
      if (controller.isOn("enableStatefulSetAutoDeletePVC")) {
        spec.put(
            "persistentVolumeClaimRetentionPolicy",
            Mapping.of("whenDeleted", "Delete", "whenScaled", "Delete"));
      }
    }
    spec.with(
            kind.equals("Deployment") ? "strategy" : "updateStrategy",
            controller.find("updateStrategy"))
        .put("selector", Lists.matching(install.labels()))
        .put("template", template());
    // the kind of the workload is a value, too
    objects.add(
        place,
        install
            .object("apps/v1", kind, install.fullName())
            .add(
                new Mapping.Entry(
                    "kind",
                    controller.place("type"),
                    new Scalar(Scalar.Kind.STRING, kind, controller.place("type")),
                    ""))
            .put("spec", spec.build())
            .build());
    if (isMany && isScaled && !controller.isOn("autoscaling.horizontal.externalHPA")) {
      WorkloadParts.addScaler(
          install,
          kind.toLowerCase(Locale.ROOT),
          install.fullName(),
          controller.at("autoscaling"),
          objects);
    }
  }

  private Mapping template() {
    return Mapping.of(
        "metadata",
        Mapping.of(
            "labels",
            install.labels().toBuilder().addAll(controller.map("podLabels")).build(),
            "annotations",
            Mapping.builder()
                .putIf(!isReloaded(), "checksum/config", "0")
                .addAll(controller.map("podAnnotations"))
                .build()),
        "spec",
        pod());
  }

  private boolean isReloaded() {
    return values.isOn("configReloader.enabled");
  }

  private Mapping pod() {
    List<Node> volumes = new ArrayList<>();
    volumes.add(Lists.configMap("config", configName()));
    if (own.isOn("mounts.varlog")) {
      volumes.add(onNode("varlog", "/var/log"));
    }
    if (own.isOn("mounts.dockercontainers")) {
      volumes.add(onNode("dockercontainers", "/var/lib/docker/containers"));
    }
    volumes.addAll(controller.list("volumes.extra"));
    return Mapping.builder()
        .with("securityContext", values.find("global.podSecurityContext"))
        .put("serviceAccountName", install.account())
        .with("initContainers", controller.find("initContainers"))
        .put(
            "containers",
            Lists.joined(List.of(container()), reloader(), controller.list("extraContainers")))
        .with("hostNetwork", controller.find("hostNetwork"))
        .with("hostPID", controller.find("hostPID"))
        .with("nodeSelector", controller.find("nodeSelector"))
        .with("tolerations", controller.find("tolerations"))
        .put("volumes", Sequence.of(volumes))
        .build();
  }

  private static Mapping onNode(String name, String path) {
    return Mapping.of("name", name, "hostPath", Mapping.of("path", path));
  }

  private String configName() {
    return own.text("configMap.name").orElseGet(install::fullName);
  }

  private boolean isStatic() {
    return own.text("mode").filter("static"::equals).isPresent();
  }

  private String configKey() {
    String usual = isAlloy ? "config.alloy" : isStatic() ? "config.yaml" : "config.river";
    return own.text("configMap.key").orElse(usual);
  }

  private Mapping container() {
    return Mapping.builder()
        .put("name", isAlloy ? "alloy" : "grafana-agent")
        .put("image", install.image("image"))
        .with("command", own.find("command"))
        .put("args", arguments())
        .put("env", env())
        .with("envFrom", own.find("envFrom"))
        .put("ports", ports())
        .with("readinessProbe", probe())
        .with("livenessProbe", own.find("livenessProbe"))
        .put("resources", own.any("resources"))
        .with("securityContext", own.find("securityContext"))
        .put("volumeMounts", mounts())
        .build();
  }

  private Sequence arguments() {
    List<Node> all = new ArrayList<>();
    String file = (isAlloy ? "/etc/alloy/" : "/etc/agent/") + configKey();
    String address = own.text("listenAddr").orElse("") + ":" + own.text("listenPort").orElse("");
    if (isStatic()) {
      all.add(Scalar.of("-config.file=" + file));
      all.add(Scalar.of("-server.http.address=" + address));
    } else {
      all.add(Scalar.of("run"));
      all.add(Scalar.of(file));
      all.add(argument("--storage.path=", "storagePath"));
      all.add(
          new Scalar(
              Scalar.Kind.STRING, "--server.http.listen-addr=" + address, own.place("listenAddr")));
      if (own.knows("uiPathPrefix")) {
        all.add(argument("--server.http.ui-path-prefix=", "uiPathPrefix"));
      }
      if (!own.isOn("enableReporting")) {
        all.add(Scalar.of("--disable-reporting"));
      }
      addClustering(all);
      if (own.has("stabilityLevel")) {
        all.add(argument("--stability.level=", "stabilityLevel"));
      }
    }
    all.addAll(own.list("extraArgs"));
    return Sequence.of(all);
  }

  private void addClustering(List<Node> all) {
    if (own.isOn("clustering.enabled")) {
      all.add(Scalar.of("--cluster.enabled=true"));
      all.add(Scalar.of("--cluster.join-addresses=" + install.fullName() + "-cluster"));
      if (own.has("clustering.name")) {
        all.add(argument("--cluster.name=", "clustering.name"));
      }
    }
  }

  private Scalar argument(String flag, String path) {
    return new Scalar(Scalar.Kind.STRING, flag + own.text(path).orElse(""), own.place(path));
  }

  private Sequence env() {
    List<Node> all = new ArrayList<>();
    if (isAlloy) {
      all.add(Lists.env("ALLOY_DEPLOY_MODE", "helm"));
    } else {
      all.add(Lists.env("AGENT_MODE", own.any("mode")));
      if (install.can(Capability.AGENT_CHART_NAMES_HELM)) {
        all.add(Lists.env("AGENT_DEPLOY_MODE", "helm"));
      }
    }
    all.add(Lists.ofField("HOSTNAME", "spec.nodeName"));
    if (isAlloy && install.can(Capability.ALLOY_CHART_NAMES_NODE)) {
      all.add(Lists.ofField("K8S_NODE_NAME", "spec.nodeName"));
    }
    all.addAll(own.list("extraEnv"));
    return Sequence.of(all);
  }

  private boolean isServed() {
    return own.isOn("enableHttpServerPort") || !own.knows("enableHttpServerPort");
  }

  private Sequence ports() {
    List<Node> all = new ArrayList<>();
    if (isServed()) {
      all.add(Mapping.of("containerPort", own.any("listenPort"), "name", "http-metrics"));
    }
    if (own.has("faroPort")) {
      all.add(Mapping.of("containerPort", own.any("faroPort"), "name", "faro"));
    }
    for (Node extra : own.list("extraPorts")) {
      if (extra instanceof Mapping port) {
        all.add(
            Mapping.builder()
                .put("containerPort", port.find("targetPort"))
                .with("hostPort", port.find("hostPort"))
                .put("name", port.find("name"))
                .put("protocol", port.text("protocol").orElse("TCP"))
                .build());
      }
    }
    return Sequence.of(all);
  }

  private Optional<Node> probe() {
    if (!isServed()) {
      return Optional.empty();
    }
    Mapping get =
        Mapping.of(
            "path", "/-/ready", "port", own.any("listenPort"), "scheme", own.any("listenScheme"));
    return Optional.of(
        Mapping.of(
            "httpGet",
            get,
            "initialDelaySeconds",
            own.any("initialDelaySeconds").orElse(Scalar.of(10)),
            "timeoutSeconds",
            own.any("timeoutSeconds").orElse(Scalar.of(1))));
  }

  private Sequence mounts() {
    List<Node> all = new ArrayList<>();
    all.add(Lists.mount("config", isAlloy ? "/etc/alloy" : "/etc/agent"));
    if (own.isOn("mounts.varlog")) {
      all.add(readOnly("varlog", "/var/log"));
    }
    if (own.isOn("mounts.dockercontainers")) {
      all.add(readOnly("dockercontainers", "/var/lib/docker/containers"));
    }
    all.addAll(own.list("mounts.extra"));
    return Sequence.of(all);
  }

  private static Mapping readOnly(String name, String path) {
    return Mapping.of("name", name, "mountPath", path, "readOnly", true);
  }

  private List<Node> reloader() {
    return isReloaded()
        ? List.of(
            Mapping.of(
                "name",
                "config-reloader",
                "image",
                ImageTexts.of(values, values.at("configReloader.image"), ""),
                "volumeMounts",
                List.of(Lists.mount("config", isAlloy ? "/etc/alloy" : "/etc/agent"))))
        : List.of();
  }

  private void addConfig() {
    Optional<Scalar> content =
        own.find("configMap.content")
            .filter(Scalar.class::isInstance)
            .map(it -> ChartObjects.rendered(values, (Scalar) it))
            .filter(text -> !text.text().contains("{{"));
    if (own.isOn("configMap.create") && content.isPresent()) {
      objects.add(
          own.place("configMap"),
          install
              .object("v1", "ConfigMap", configName())
              .put("data", Mapping.of(Map.of(configKey(), content.get())))
              .build());
    }
  }

  private void addServices() {
    List<Mapping> ports = new ArrayList<>();
    for (Node extra : own.list("extraPorts")) {
      if (extra instanceof Mapping port) {
        ports.add(
            Mapping.of(
                "name",
                port.find("name"),
                "port",
                port.find("port"),
                "targetPort",
                port.find("targetPort")));
      }
    }
    if (values.isOn("service.enabled") || !values.knows("service.enabled")) {
      Mapping.Builder spec =
          Mapping.builder()
              .with("type", values.find("service.type"))
              .with("clusterIP", values.find("service.clusterIP"));
      addService(install.fullName(), spec, "http-metrics", ports);
    }
    if (own.isOn("clustering.enabled")) {
      Mapping.Builder spec =
          Mapping.builder()
              .put("clusterIP", "None")
              .putIf(isAlloy, "publishNotReadyAddresses", true);
      String port = own.text("clustering.portName").orElse("http");
      addService(install.fullName() + "-cluster", spec, port, ports);
    }
  }

  private void addService(String name, Mapping.Builder spec, String port, List<Mapping> extra) {
    Mapping first =
        Mapping.of(
            "name", port, "port", own.any("listenPort"), "targetPort", own.any("listenPort"));
    objects.add(
        values.place("service"),
        install
            .object("v1", "Service", name)
            .put(
                "spec",
                spec.put("ports", Lists.of(first, extra)).put("selector", install.labels()).build())
            .build());
  }
}
