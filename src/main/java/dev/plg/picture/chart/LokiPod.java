package dev.plg.picture.chart;

import dev.plg.catalog.Capability;
import dev.plg.finding.Location;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The pods of one part of Loki, as the chart `loki` runs them.
final class LokiPod {

  private static final Set<String> TOGETHER =
      Set.of("ingester", "single-binary", "bloom-gateway", "bloom-planner", "pattern-ingester");

  private final Install install;
  private final ReleaseValues values;
  private final ReleaseValues own;
  private final LokiMode mode;
  private final LokiRole role;
  private final String zone;
  private final LokiVolumes volumes;

  /// @param zone of ingesters; empty for a part that has none
  LokiPod(Install install, LokiMode mode, LokiRole role, String zone) {
    this.install = install;
    this.values = install.values();
    this.own = values.at(role.key());
    this.mode = mode;
    this.role = role;
    this.zone = zone;
    this.volumes = new LokiVolumes(install, mode, role);
  }

  static Mapping labels(Install install, LokiRole role, String zone) {
    Mapping.Builder labels =
        install.labels().toBuilder().put("app.kubernetes.io/component", role.target());
    if (!zone.isEmpty()) {
      labels.put("name", "ingester-" + zone).put("rollout-group", "ingester");
    }
    return labels.build();
  }

  /// The object that holds Loki's configuration.
  static String configName(Install install) {
    ReleaseValues values = install.values();
    return values
        .text("loki.configObjectName")
        .or(() -> values.text("loki.existingSecretForConfig"))
        .or(() -> values.text("loki.externalConfigSecretName"))
        .orElse(install.name());
  }

  void add(ChartObjects objects) {
    String kind = own.text("kind").orElse(role.isStateful() ? "StatefulSet" : "Deployment");
    Location place = values.place(role.key());
    String name = mode.workloadName(role) + (zone.isEmpty() ? "" : "-" + zone);
    boolean isScaled = own.isOn("autoscaling.enabled");
    Mapping.Builder spec = Mapping.builder();
    if (!isScaled) {
      spec.put("replicas", replicas());
    }
    if (kind.equals("StatefulSet")) {
      addStateful(spec);
    } else if (mode.isUniform()) {
      spec.with("strategy", own.find("strategy"));
    }
    spec.put("selector", Lists.matching(labels(install, role, zone))).put("template", template());
    objects.add(place, install.object("apps/v1", kind, name).put("spec", spec.build()).build());
    if (isScaled && !role.isWhole()) {
      WorkloadParts.addScaler(install, kind, name, own.at("autoscaling"), objects);
    }
  }

  private Node replicas() {
    boolean isMiscounted =
        role.target().equals("backend")
            && install.can(Capability.LOKI_CHART_MISCOUNTS_BACKENDS)
            && !install.can(Capability.LOKI_CHART_COUNTS_BACKENDS);
    if (isMiscounted) {
      return values.any("write.replicas").orElse(Scalar.of(1));
    }
    Node written = own.any("replicas").orElse(Scalar.of(1));
    int count = mode.replicas(role.key());
    if (role.isWhole()) {
      boolean isMany = mode.usesObjectStore() && count > 1;
      return isMany ? written : new Scalar(Scalar.Kind.INTEGER, "1", written.place());
    }
    if (!zone.isEmpty()) {
      return new Scalar(Scalar.Kind.INTEGER, Integer.toString((count + 2) / 3), written.place());
    }
    return written;
  }

  private void addStateful(Mapping.Builder spec) {
    spec.put("serviceName", serviceName());
    Optional<Node> management = own.find("podManagementPolicy");
    if (management.isPresent()) {
      spec.put("podManagementPolicy", management);
    } else if (isParallel()) {
      spec.put("podManagementPolicy", "Parallel");
    }
    Sequence claims = volumes.claims();
    boolean isClaimed = !claims.items().isEmpty();
    boolean isTidied = isClaimed || !install.can(Capability.LOKI_CHART_KNOWS_CLAIMS);
    if (isTidied && own.isOn("persistence.enableStatefulSetAutoDeletePVC")) {
      spec.add(
          new Mapping.Entry(
              "persistentVolumeClaimRetentionPolicy",
              own.place("persistence.enableStatefulSetAutoDeletePVC"),
              Mapping.of(
                  "whenDeleted", deletes("whenDeleted"), "whenScaled", deletes("whenScaled")),
              ""));
    }
    if (isClaimed) {
      spec.put("volumeClaimTemplates", claims);
    }
  }

  private String serviceName() {
    if (!zone.isEmpty()) {
      String ofZone = install.can(Capability.LOKI_CHART_NAMES_ZONES) ? "-headless" : "";
      return mode.name(role) + "-" + zone + ofZone;
    }
    if (!mode.isUniform() || own.knows("kind")) {
      return mode.headless(role);
    }
    return switch (role.target()) {
      case "ruler" -> mode.name(role);
      // not the name of the Service, whose name begins with the release's
      case "write", "backend" -> install.name() + "-" + role.target() + "-headless";
      default -> mode.headless(role);
    };
  }

  /// Whether its pods start together where no value says so.
  private boolean isParallel() {
    return mode.isUniform()
        ? !own.knows("kind") && TOGETHER.contains(role.target())
        : !List.of("index-gateway", "ruler").contains(role.target());
  }

  private Node deletes(String key) {
    boolean isOfValues = mode.isUniform() && own.knows("kind");
    boolean isFixed = role.isScalable() && !isOfValues;
    Scalar delete =
        new Scalar(
            Scalar.Kind.STRING, "Delete", own.place("persistence.enableStatefulSetAutoDeletePVC"));
    return own.find("persistence." + key)
        .filter(_ -> !isFixed)
        .orElse(isOfValues ? Scalar.NULL : delete);
  }

  private Mapping template() {
    Mapping.Builder labels = labels(install, role, zone).toBuilder();
    labels
        .put("app.kubernetes.io/part-of", "memberlist")
        .addAll(volumes.isBareBackend() ? Mapping.EMPTY : values.map("loki.podLabels"))
        .addAll(own.map("podLabels"));
    return Mapping.of(
        "metadata",
        Mapping.of(
            "labels",
            labels.build(),
            "annotations",
            Mapping.builder()
                .put("checksum/config", "0")
                .addAll(values.map("loki.podAnnotations"))
                .addAll(own.map("podAnnotations"))
                .build()),
        "spec",
        spec());
  }

  private Mapping spec() {
    return Mapping.builder()
        .put("serviceAccountName", account())
        .put("securityContext", common("podSecurityContext"))
        .with("initContainers", own.find("initContainers"))
        .put("containers", Lists.joined(List.of(container()), own.list("extraContainers")))
        .with("nodeSelector", own.find("nodeSelector"))
        .with("tolerations", own.find("tolerations"))
        .put("volumes", volumes.ofPod())
        .build();
  }

  private String account() {
    return own.text("serviceAccount.name")
        .or(
            () ->
                own.isOn("serviceAccount.create") && !role.isWhole()
                    ? Optional.of(mode.name(role))
                    : Optional.empty())
        .filter(_ -> mode.isUniform())
        .orElseGet(install::account);
  }

  /// A value of this part, or of all parts.
  private Optional<Node> common(String key) {
    return mode.isUniform()
        ? own.find(key)
            .or(() -> values.find("defaults." + key))
            .or(() -> values.find("loki." + key))
        : values.any("loki." + key);
  }

  private Mapping container() {
    Mapping.Builder container =
        Mapping.builder()
            .put("name", containerName())
            .put("image", image())
            .with("command", command())
            .put("args", new LokiArguments(install, mode, role, zone).all())
            .put("ports", ports())
            .with("env", new LokiArguments(install, mode, role, zone).env())
            .with("envFrom", LokiArguments.both(install, role, "extraEnvFrom"));
    container.with("securityContext", common("containerSecurityContext"));
    for (String probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
      container.with(probe, probe(probe));
    }
    return container
        .put("volumeMounts", volumes.mounts())
        .put("resources", mode.isUniform() ? uniformResources() : own.any("resources"))
        .build();
  }

  private Optional<Node> uniformResources() {
    return common("resources").or(() -> own.any("resources"));
  }

  private Optional<Node> probe(String key) {
    if (mode.isUniform()) {
      return common(key);
    }
    boolean isRead = role.target().equals("read") && !key.equals("readinessProbe");
    Optional<Node> general = values.find("loki." + key);
    return isRead ? own.find(key) : own.find(key).filter(_ -> isProbed()).or(() -> general);
  }

  private boolean isProbed() {
    return List.of("ingester", "compactor").contains(role.target());
  }

  private Scalar image() {
    return mode.isUniform()
        ? ImageTexts.of(
            values,
            new ReleaseValues(ImageTexts.over(values.map("loki.image"), own.map("image"))),
            install.chart().app())
        : install.image("loki.image");
  }

  private Optional<Node> command() {
    return own.find("command")
        .or(() -> values.find("defaults.command"))
        .or(() -> values.find("loki.command"))
        .map(word -> Sequence.of(List.of(word)));
  }

  private String containerName() {
    boolean isPart = !role.isWhole() && (mode.isUniform() || !role.isScalable());
    return isPart ? role.target() : "loki";
  }

  private List<Mapping> ports() {
    boolean isFixed =
        (!mode.isUniform() && !role.isScalable() && !role.isWhole())
            || !install.can(Capability.LOKI_CHART_LISTENS_BY_VALUES);
    List<Mapping> ports = new ArrayList<>();
    ports.add(port("http-metrics", isFixed ? Scalar.of(3100) : server("http_listen_port")));
    ports.add(port("grpc", isFixed ? Scalar.of(9095) : server("grpc_listen_port")));
    boolean isMember =
        mode.isUniform() || !role.target().equals("index-gateway") || own.isOn("joinMemberlist");
    if (isMember) {
      ports.add(port("http-memberlist", Scalar.of(7946)));
    }
    return ports;
  }

  private Node server(String key) {
    return values.any("loki.server." + key).orElse(Scalar.NULL);
  }

  private static Mapping port(String name, Node number) {
    return Lists.port(name, number);
  }
}
