package dev.plg.picture.chart;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;

/// The chart `tempo`, which runs all of Tempo in one process.
// helm-charts charts/tempo/templates@tempo-1.24.4, community charts/tempo/templates@tempo-2.2.4
final class TempoObjects {

  private final Install install;
  private final ReleaseValues values;
  private final ReleaseValues tempo;
  private final ChartObjects objects;

  private TempoObjects(Install install, ChartObjects objects) {
    this.install = install;
    this.values = install.values();
    this.tempo = values.at("tempo");
    this.objects = objects;
  }

  static void add(Install install, ChartObjects objects) {
    new TempoObjects(install, objects).add();
  }

  private void add() {
    objects.add(
        values.tree().place(),
        install
            .object("apps/v1", "StatefulSet", install.fullName())
            .put("spec", workload())
            .build());
    var text = new TempoText(install, objects);
    objects.add(
        text.place(),
        install
            .object("v1", "ConfigMap", install.name())
            .put(
                "data",
                Mapping.of(
                    "overrides.yaml",
                    objects.text(values.place("tempo"), text.overrides()),
                    "tempo.yaml",
                    objects.text(text.place(), text.tree())))
            .build());
    objects.add(
        values.place("service"),
        install
            .object("v1", "Service", install.fullName())
            .put(
                "spec",
                Mapping.builder()
                    .with("type", values.find("service.type"))
                    .with("clusterIP", values.find("service.clusterIP"))
                    .put("ports", servicePorts())
                    .put("selector", install.labels())
                    .build())
            .build());
    Accounts.add(install, objects);
  }

  private Mapping workload() {
    Mapping.Builder spec =
        Mapping.builder()
            .put("replicas", values.any("replicas"))
            .put("serviceName", serviceName())
            .put("selector", Lists.matching(install.labels()));
    boolean isKept = values.isOn("persistence.enabled");
    if (isKept && values.isOn("persistence.enableStatefulSetAutoDeletePVC")) {
      spec.add(
          new Mapping.Entry(
              "persistentVolumeClaimRetentionPolicy",
              values.place("persistence.enableStatefulSetAutoDeletePVC"),
              Mapping.of("whenDeleted", "Delete", "whenScaled", "Delete"),
              ""));
    }
    spec.put("template", template());
    if (isKept) {
      spec.put("volumeClaimTemplates", List.of(claim()));
    }
    return spec.build();
  }

  /// A Service that the chart does not make: it matters to several pods.
  private Scalar serviceName() {
    return new Scalar(
        Scalar.Kind.STRING, install.fullName() + "-headless", values.place("replicas"));
  }

  private Mapping claim() {
    ReleaseValues persistence = values.at("persistence");
    return Mapping.of(
        "metadata",
        Mapping.of("name", "storage"),
        "spec",
        WorkloadParts.claim(persistence).with("selector", persistence.find("selector")).build());
  }

  private Mapping template() {
    return WorkloadParts.template(
        install.labels(),
        true,
        values,
        Mapping.builder()
            .put("serviceAccountName", install.account())
            .with("initContainers", values.find("initContainers"))
            .put("containers", Lists.joined(List.of(container()), values.list("extraContainers")))
            .with("nodeSelector", values.find("nodeSelector"))
            .with("securityContext", values.find("securityContext"))
            .with("tolerations", values.find("tolerations"))
            .put("volumes", volumes())
            .build());
  }

  private boolean hasScratch() {
    return tempo.isOn("metricsGenerator.enabled");
  }

  private Sequence volumes() {
    return Lists.joined(
        values.list("extraVolumes"),
        List.of(Lists.configMap("tempo-conf", install.name())),
        values.isOn("tempoQuery.enabled")
            ? List.of(Lists.configMap("tempo-query-conf", install.name() + "-query"))
            : List.of(),
        hasScratch() ? List.of(Lists.emptyDir("tmp")) : List.of());
  }

  private Mapping container() {
    return Mapping.builder()
        .put("name", "tempo")
        .put("image", ImageTexts.of(values, tempo, install.chart().app()))
        .put("args", arguments())
        .put("ports", ports())
        .with("livenessProbe", tempo.find("livenessProbe"))
        .with("readinessProbe", tempo.find("readinessProbe"))
        .put("resources", tempo.any("resources"))
        .with("securityContext", tempo.find("securityContext"))
        .with("env", tempo.find("extraEnv"))
        .with("envFrom", tempo.find("extraEnvFrom"))
        .put("volumeMounts", mounts())
        .build();
  }

  private Sequence arguments() {
    List<Node> all = new ArrayList<>();
    all.add(Scalar.of("-config.file=/conf/tempo.yaml"));
    // a chart without the value has no such argument
    tempo
        .any("memBallastSizeMbs")
        .filter(Scalar.class::isInstance)
        .ifPresent(
            size ->
                all.add(
                    new Scalar(
                        Scalar.Kind.STRING,
                        "-mem-ballast-size-mbs=" + ((Scalar) size).text(),
                        size.place())));
    for (Mapping.Entry extra : tempo.map("extraArgs").entries()) {
      String value =
          extra.value() instanceof Scalar scalar && !scalar.isNull() ? scalar.text() : "";
      String text = "-" + extra.key() + (value.isEmpty() ? "" : "=" + value);
      all.add(new Scalar(Scalar.Kind.STRING, text, extra.keyPlace()));
    }
    return Sequence.of(all);
  }

  private boolean isOld() {
    return tempo.text("server.http_listen_port").filter("3100"::equals).isPresent();
  }

  /// The ports that every Tempo of the chart serves.
  private List<Mapping> ports() {
    return List.of(
        Mapping.of("containerPort", isOld() ? 3100 : 3200, "name", "prom-metrics"),
        Mapping.of("containerPort", 4317, "name", "otlp-grpc"),
        Mapping.of("containerPort", 4318, "name", "otlp-http"));
  }

  /// The Service's ports for the API and for OTLP; it has one for each other protocol, too,
  /// whatever the receivers are.
  private List<Mapping> servicePorts() {
    int api = isOld() ? 3100 : 3200;
    List<Mapping> ports = new ArrayList<>();
    ports.add(Mapping.of("name", "tempo-prom-metrics", "port", api, "targetPort", api));
    if (tempo.has("receivers.otlp.protocols.grpc")) {
      ports.add(Mapping.of("name", "grpc-tempo-otlp", "port", 4317, "targetPort", 4317));
    }
    if (tempo.has("receivers.otlp.protocols.http")) {
      ports.add(Mapping.of("name", "tempo-otlp-http", "port", 4318, "targetPort", 4318));
    }
    return ports;
  }

  private Sequence mounts() {
    List<Node> all = new ArrayList<>(tempo.list("extraVolumeMounts"));
    all.add(Lists.mount("tempo-conf", "/conf"));
    if (values.isOn("persistence.enabled")) {
      all.add(Lists.mount("storage", "/var/tempo"));
    }
    if (hasScratch()) {
      all.add(Lists.mount("tmp", "/tmp"));
    }
    return Sequence.of(all);
  }
}
