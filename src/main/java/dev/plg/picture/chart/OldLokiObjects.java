package dev.plg.picture.chart;

import dev.plg.finding.Location;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The chart `loki` from 2.13 to 2.16, which runs all of Loki in one process.
// helm-charts charts/loki/templates@loki-2.16.0
final class OldLokiObjects {

  private final Install install;
  private final ReleaseValues values;
  private final ChartObjects objects;

  private OldLokiObjects(Install install, ChartObjects objects) {
    this.install = install;
    this.values = install.values();
    this.objects = objects;
  }

  static void add(Install install, ChartObjects objects) {
    new OldLokiObjects(install, objects).add();
  }

  private Mapping labels() {
    return Mapping.of("app", install.name(), "release", install.release());
  }

  private void add() {
    objects.add(
        values.tree().place(),
        install
            .object("apps/v1", "StatefulSet", install.fullName())
            .put("spec", workload())
            .build());
    Location place = values.place("config");
    if (!values.has("config.existingSecret")) {
      objects.add(
          place,
          install
              .object("v1", "Secret", install.fullName())
              .put("stringData", Mapping.of("loki.yaml", objects.text(place, config())))
              .build());
    }
    Mapping port =
        Mapping.of(
            "name",
            "http-metrics",
            "port",
            values.any("service.port"),
            "targetPort",
            values.any("service.targetPort"));
    addService("-headless", Mapping.builder().put("clusterIP", "None"), port);
    addService("", Mapping.builder().with("type", values.find("service.type")), port);
    if (values.has("config.memberlist")) {
      Mapping members =
          Mapping.of("name", "http", "port", memberPort(), "targetPort", "memberlist-port");
      addService(
          "-memberlist",
          Mapping.builder().put("clusterIP", "None").put("publishNotReadyAddresses", true),
          members);
    }
    Accounts.add(install, objects);
  }

  private Node memberPort() {
    return values.find("config.memberlist.bind_port").orElse(Scalar.of(7946));
  }

  private Mapping config() {
    Map<String, String> texts = Map.of("{{ include \"loki.fullname\" . }}", install.fullName());
    return RenderedValues.of(values.map("config"), texts);
  }

  private void addService(String suffix, Mapping.Builder spec, Mapping port) {
    objects.add(
        values.place("service"),
        install
            .object("v1", "Service", install.fullName() + suffix)
            .put("spec", spec.put("ports", List.of(port)).put("selector", labels()).build())
            .build());
  }

  private Mapping workload() {
    Mapping.Builder spec =
        Mapping.builder()
            .with("podManagementPolicy", values.find("podManagementPolicy"))
            .put("replicas", values.any("replicas"))
            .put("serviceName", install.fullName() + "-headless")
            .put("selector", Lists.matching(labels()))
            .put("template", template());
    if (isClaimed()) {
      ReleaseValues persistence = values.at("persistence");
      spec.put(
          "volumeClaimTemplates",
          List.of(
              Mapping.of(
                  "metadata",
                  Mapping.of("name", "storage"),
                  "spec",
                  WorkloadParts.claim(persistence)
                      .with("selector", persistence.find("selector"))
                      .build())));
    }
    return spec.build();
  }

  private boolean isClaimed() {
    return values.isOn("persistence.enabled") && !values.has("persistence.existingClaim");
  }

  private Mapping template() {
    return WorkloadParts.template(
        labels().toBuilder().put("name", install.fullName()).build(),
        !values.has("config.existingSecret"),
        values,
        Mapping.builder()
            .put("serviceAccountName", install.account())
            .put("securityContext", values.any("securityContext"))
            .with("initContainers", values.find("initContainers"))
            .put("containers", Lists.joined(List.of(container()), values.list("extraContainers")))
            .with("nodeSelector", values.find("nodeSelector"))
            .with("tolerations", values.find("tolerations"))
            .put("volumes", volumes())
            .build());
  }

  private Mapping container() {
    return Mapping.builder()
        .put("name", "loki")
        .put("image", install.image("image"))
        .put("args", arguments())
        .put("volumeMounts", mounts())
        .put("ports", ports())
        .with("livenessProbe", values.find("livenessProbe"))
        .with("readinessProbe", values.find("readinessProbe"))
        .put("resources", values.any("resources"))
        .with("securityContext", values.find("containerSecurityContext"))
        .with("env", values.find("env"))
        .with("envFrom", values.find("extraEnvFrom"))
        .build();
  }

  private Sequence arguments() {
    List<Node> all = new ArrayList<>();
    all.add(Scalar.of("-config.file=/etc/loki/loki.yaml"));
    for (Mapping.Entry extra : values.map("extraArgs").entries()) {
      String value = extra.value() instanceof Scalar scalar ? scalar.text() : "";
      all.add(
          new Scalar(Scalar.Kind.STRING, "-" + extra.key() + "=" + value, extra.value().place()));
    }
    return Sequence.of(all);
  }

  private List<Mapping> ports() {
    List<Mapping> ports = new ArrayList<>();
    ports.add(port("http-metrics", "config.server.http_listen_port", 3100));
    ports.add(port("grpc", "config.server.grpc_listen_port", 9095));
    if (values.has("config.memberlist")) {
      ports.add(port("memberlist-port", "config.memberlist.bind_port", 7946));
    }
    return ports;
  }

  private Mapping port(String name, String path, long number) {
    return Lists.port(name, values.find(path).orElse(Scalar.of(number)));
  }

  private boolean hasRules() {
    return values.isOn("useExistingAlertingGroup.enabled")
        || !values.list("alerting_groups").isEmpty();
  }

  private Sequence mounts() {
    List<Node> all = new ArrayList<>();
    all.add(Lists.mount("tmp", "/tmp"));
    all.addAll(values.list("extraVolumeMounts"));
    all.add(Lists.mount("config", "/etc/loki"));
    Mapping data = Lists.mount("storage", "/data");
    Optional<Node> part = values.find("persistence.subPath");
    all.add(data.toBuilder().with("subPath", part).build());
    if (hasRules()) {
      all.add(Lists.mount("rules", "/rules/fake"));
    }
    return Sequence.of(all);
  }

  private Sequence volumes() {
    List<Node> all = new ArrayList<>();
    all.add(Lists.emptyDir("tmp"));
    if (hasRules()) {
      String own = install.fullName() + "-alerting-rules";
      String named = values.text("useExistingAlertingGroup.configmapName").orElse(own);
      all.add(
          Lists.configMap("rules", values.isOn("useExistingAlertingGroup.enabled") ? named : own));
    }
    all.add(
        Lists.secret("config", values.text("config.existingSecret").orElse(install.fullName())));
    all.addAll(values.list("extraVolumes"));
    if (values.isOn("persistence.enabled")) {
      values
          .text("persistence.existingClaim")
          .map(
              claim ->
                  Mapping.of(
                      "name", "storage", "persistentVolumeClaim", Mapping.of("claimName", claim)))
          .ifPresent(all::add);
    } else {
      all.add(Filled.at(values.place("persistence.enabled"), Lists.emptyDir("storage")));
    }
    return Sequence.of(all);
  }
}
