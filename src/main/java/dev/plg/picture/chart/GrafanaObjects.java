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
import java.util.Optional;
import java.util.Set;

/// The chart `grafana`: its pods, their storage, settings and data sources. Side cars, dashboards
/// and the image renderer are left out, as no rule looks at them.
// helm-charts charts/grafana/templates@grafana-6.43.5, @grafana-10.5.15, community @grafana-12.11.1
final class GrafanaObjects {

  private static final Set<String> STATEFUL = Set.of("sts", "StatefulSet", "statefulset");

  private final Install install;
  private final ReleaseValues values;
  private final ChartObjects objects;

  private GrafanaObjects(Install install, ChartObjects objects) {
    this.install = install;
    this.values = install.values();
    this.objects = objects;
  }

  static void add(Install install, ChartObjects objects) {
    new GrafanaObjects(install, objects).add();
  }

  private boolean isKept() {
    return values.isOn("persistence.enabled");
  }

  private boolean isStateful() {
    return values.isOn("useStatefulSet")
        || (isKept()
            && !values.has("persistence.existingClaim")
            && values.text("persistence.type").filter(STATEFUL::contains).isPresent());
  }

  /// With a claim of the user's and the type of a StatefulSet, the chart makes neither workload.
  private boolean isDeployed() {
    return !values.isOn("useStatefulSet")
        && (!isKept() || values.text("persistence.type").filter("pvc"::equals).isPresent());
  }

  private void add() {
    if (isStateful() || isDeployed()) {
      addWorkload();
    }
    addClaim();
    addConfig();
    if (values.isOn("service.enabled") || !values.knows("service.enabled")) {
      Mapping port =
          Mapping.of(
              "name",
              values.text("service.portName").orElse("service"),
              "port",
              values.any("service.port"),
              "targetPort",
              install.can(Capability.GRAFANA_CHART_NAMES_PORT)
                  ? values.any("podPortName")
                  : values.any("service.targetPort"));
      objects.add(
          values.place("service"),
          install
              .object("v1", "Service", install.fullName())
              .put(
                  "spec",
                  Mapping.builder()
                      .with("type", values.find("service.type"))
                      .put("ports", List.of(port))
                      .put("selector", install.labels())
                      .build())
              .build());
    }
    Accounts.add(install, objects);
  }

  private void addWorkload() {
    boolean isScaled = install.reads("autoscaling.enabled") && values.isOn("autoscaling.enabled");
    Mapping.Builder spec = Mapping.builder();
    boolean isFixed = isStateful() && !install.can(Capability.GRAFANA_CHART_SCALES_STATEFUL);
    if (!isScaled || isFixed) {
      spec.put("replicas", values.any("replicas"));
    }
    spec.put("selector", Lists.matching(install.labels()));
    if (isStateful()) {
      spec.put("serviceName", install.fullName() + "-headless");
      if (isKept()) {
        spec.put(
            "volumeClaimTemplates",
            List.of(Mapping.of("metadata", Mapping.of("name", "storage"), "spec", claimSpec())));
      }
    } else {
      spec.with("strategy", values.find("deploymentStrategy"));
    }
    spec.put("template", template());
    String kind = isStateful() ? "StatefulSet" : "Deployment";
    objects.add(
        values.tree().place(),
        install.object("apps/v1", kind, install.fullName()).put("spec", spec.build()).build());
    if (isScaled && !isStateful()) {
      WorkloadParts.addScaler(install, kind, install.fullName(), values.at("autoscaling"), objects);
    }
  }

  private boolean isClaimed() {
    return isKept() && values.text("persistence.type").filter("pvc"::equals).isPresent();
  }

  private Mapping claimSpec() {
    return WorkloadParts.claim(values.at("persistence")).build();
  }

  private void addClaim() {
    if (isClaimed() && !isStateful() && !values.has("persistence.existingClaim")) {
      objects.add(
          values.place("persistence"),
          install
              .object("v1", "PersistentVolumeClaim", install.fullName())
              .put("spec", claimSpec())
              .build());
    }
  }

  private Mapping template() {
    return WorkloadParts.template(
        install.labels(),
        true,
        values,
        Mapping.builder()
            .put("serviceAccountName", install.account())
            .with("securityContext", values.find("securityContext"))
            .with("hostNetwork", values.find("hostNetwork"))
            .put("initContainers", before())
            .put("containers", List.of(container()))
            .with("nodeSelector", values.find("nodeSelector"))
            .with("tolerations", values.find("tolerations"))
            .put("volumes", volumes())
            .build());
  }

  private Sequence before() {
    Mapping.Builder chown = Mapping.builder().put("name", "init-chown-data");
    chown
        .put("image", install.image("initChownData.image"))
        .with("securityContext", values.find("initChownData.securityContext"));
    boolean isOwned = isKept() && values.isOn("initChownData.enabled");
    return Lists.joined(
        isOwned ? List.of(chown.build()) : List.of(), values.list("extraInitContainers"));
  }

  private Mapping container() {
    return Mapping.builder()
        .put("name", "grafana")
        .put("image", install.image("image"))
        .with("command", values.find("command"))
        .with("securityContext", values.find("containerSecurityContext"))
        .put("volumeMounts", mounts())
        .put(
            "ports",
            List.of(
                Lists.port(
                    values.text("podPortName").orElse("grafana"),
                    values.any("service.targetPort").orElse(Scalar.of(3000)))))
        .put("env", env())
        .with("envFrom", envFrom())
        .with("livenessProbe", values.find("livenessProbe"))
        .with("readinessProbe", values.find("readinessProbe"))
        .put("resources", values.any("resources"))
        .build();
  }

  private Sequence mounts() {
    List<Node> all = new ArrayList<>();
    all.add(Lists.mount("config", "/etc/grafana/grafana.ini", "grafana.ini"));
    Mapping storage = Lists.mount("storage", "/var/lib/grafana");
    all.add(storage.toBuilder().with("subPath", values.find("persistence.subPath")).build());
    for (Mapping.Entry file : values.map("datasources").entries()) {
      if (isOpen(file)) {
        all.add(
            Lists.mount(
                "config", "/etc/grafana/provisioning/datasources/" + file.key(), file.key()));
      }
    }
    for (String list : List.of("extraConfigmapMounts", "extraSecretMounts", "extraVolumeMounts")) {
      for (Node item : values.list(list)) {
        if (item instanceof Mapping mount) {
          all.add(
              Mapping.builder()
                  .put("name", mount.find("name"))
                  .put("mountPath", mount.find("mountPath"))
                  .with("subPath", mount.find("subPath"))
                  .with("readOnly", mount.find("readOnly"))
                  .build());
        }
      }
    }
    return Sequence.of(all);
  }

  /// Whether a file of data sources is no secret.
  private static boolean isOpen(Mapping.Entry file) {
    return file.value() instanceof Mapping tree && tree.find("secret").isEmpty();
  }

  private Sequence volumes() {
    List<Node> all = new ArrayList<>();
    all.add(Lists.configMap("config", install.fullName()));
    for (Node item : values.list("extraConfigmapMounts")) {
      if (item instanceof Mapping mount) {
        all.add(
            Mapping.of(
                "name",
                mount.find("name"),
                "configMap",
                Mapping.builder().put("name", mount.find("configMap")).build()));
      }
    }
    if (isClaimed()) {
      Node claim = values.find("persistence.existingClaim").orElse(Scalar.of(install.fullName()));
      all.add(
          Filled.at(
              values.place("persistence"),
              Mapping.of(
                  "name", "storage", "persistentVolumeClaim", Mapping.of("claimName", claim))));
    } else if (!isKept() || !isStateful()) {
      all.add(Filled.at(values.place("persistence.enabled"), Lists.emptyDir("storage")));
    }
    for (Node item : values.list("extraVolumes")) {
      if (item instanceof Mapping volume && isWhole(volume)) {
        all.add(volume);
      }
    }
    return Sequence.of(all);
  }

  /// Whether a volume is written as Kubernetes has it; the chart has words of its own, too.
  private static boolean isWhole(Mapping volume) {
    return volume.find("configMap").isPresent()
        || volume.find("emptyDir").isPresent()
        || volume.find("csi").isPresent();
  }

  private Sequence env() {
    List<Node> all = new ArrayList<>();
    String own = install.fullName();
    for (String key : List.of("user", "password")) {
      String name = "GF_SECURITY_ADMIN_" + key.toUpperCase(Locale.ROOT);
      ReleaseValues env = values.at("env");
      if (!env.has(name)
          && !env.has(name + "__FILE")
          && !env.has("GF_SECURITY_DISABLE_INITIAL_ADMIN_CREATION")) {
        Mapping from =
            Mapping.of(
                "name",
                values.text("admin.existingSecret").orElse(own),
                "key",
                values.text("admin." + key + "Key").orElse("admin-" + key));
        all.add(Mapping.of("name", name, "valueFrom", Mapping.of("secretKeyRef", from)));
      }
    }
    values
        .map("envValueFrom")
        .entries()
        .forEach(it -> all.add(Mapping.of("name", it.key(), "valueFrom", it.value())));
    for (Mapping.Entry entry : values.map("env").entries()) {
      Mapping.Builder variable = Mapping.builder();
      variable.add(
          new Mapping.Entry(
              "name",
              entry.keyPlace(),
              new Scalar(Scalar.Kind.STRING, entry.key(), entry.keyPlace()),
              ""));
      all.add(variable.put("value", entry.value()).build());
    }
    return Sequence.of(all);
  }

  private Sequence envFrom() {
    List<Node> all = new ArrayList<>();
    values
        .find("envFromSecret")
        .ifPresent(it -> all.add(Mapping.of("secretRef", Mapping.of("name", it))));
    if (values.has("envRenderSecret")) {
      all.add(Mapping.of("secretRef", Install.named(install.fullName() + "-env")));
    }
    for (Node secret : values.list("envFromSecrets")) {
      all.add(Mapping.of("secretRef", secret));
    }
    for (Node map : values.list("envFromConfigMaps")) {
      all.add(Mapping.of("configMapRef", map));
    }
    return Sequence.of(all);
  }

  private void addConfig() {
    Location place = values.tree().placeOf("grafana.ini");
    Mapping.Builder data = Mapping.builder();
    Mapping settings = values.tree().mapping("grafana.ini");
    data.put("grafana.ini", new Scalar(Scalar.Kind.STRING, GrafanaIniText.of(settings), place));
    for (Mapping.Entry file : values.map("datasources").entries()) {
      if (isOpen(file)) {
        data.add(
            new Mapping.Entry(
                file.key(),
                file.keyPlace(),
                objects.text(file.keyPlace(), (Mapping) file.value()),
                ""));
      }
    }
    Optional<Node> isMade = values.any("createConfigmap");
    if (isMade.isEmpty() || values.isOn("createConfigmap")) {
      objects.add(
          place,
          install.object("v1", "ConfigMap", install.fullName()).put("data", data.build()).build());
    }
  }
}
