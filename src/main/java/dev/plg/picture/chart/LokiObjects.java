package dev.plg.picture.chart;

import dev.plg.catalog.Capability;
import dev.plg.finding.Location;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The chart `loki` from 5.0 on, in each of its modes.
// loki production/helm/loki/templates@helm-loki-5.48.0, @helm-loki-6.55.0, community
// charts/loki/templates@loki-18.11.0
final class LokiObjects {

  /// Parts of 6.x whose pods have one Service, an ordinary one.
  private static final Set<String> PLAIN = Set.of("compactor", "querier");

  /// Parts of 6.x whose pods have one Service, a headless one.
  private static final Set<String> HEADLESS = Set.of("ruler", "queryScheduler");

  /// Parts of 6.x that are reached by clients that balance their load.
  private static final Set<String> BALANCED = Set.of("queryFrontend", "queryScheduler");

  /// Parts whose Services lead to a port that their pods do not have, in the first versions of 6.x.
  private static final Set<String> LOST = Set.of("ruler", "queryScheduler", "queryFrontend");

  private final Install install;
  private final ReleaseValues values;
  private final ChartObjects objects;
  private final LokiMode mode;

  private LokiObjects(Install install, ChartObjects objects) {
    this.install = install;
    this.values = install.values();
    this.objects = objects;
    this.mode = new LokiMode(install);
  }

  static void add(Install install, ChartObjects objects) {
    new LokiObjects(install, objects).add();
  }

  private void add() {
    List<LokiRole> roles = roles();
    roles.forEach(this::add);
    addConfig();
    addMemberlist();
    Accounts.add(install, objects);
    MemcachedObjects.add(install, objects);
  }

  private List<LokiRole> roles() {
    List<LokiRole> roles = new ArrayList<>();
    if (mode.isWhole()) {
      roles.add(LokiRole.WHOLE);
    }
    if (mode.isScalable()) {
      roles.addAll(mode.isLegacy() ? LokiRole.LEGACY : LokiRole.SCALABLE);
    }
    if (mode.isDistributed()) {
      roles.addAll(LokiRole.DISTRIBUTED);
      if (mode.isUniform()) {
        roles.addAll(LokiRole.UNIFORM);
        LokiRole.ASKED_FOR.stream().filter(it -> mode.replicas(it.key()) > 0).forEach(roles::add);
      }
    }
    return roles;
  }

  private void add(LokiRole role) {
    Location place = values.place(role.key());
    String enabled = role.key() + ".enabled";
    if (install.reads(enabled) && !values.isOn(enabled)) {
      return;
    }
    boolean isZoned =
        role.key().equals("ingester") && values.isOn("ingester.zoneAwareReplication.enabled");
    List<String> zones = new ArrayList<>();
    if (!isZoned || values.isOn("ingester.zoneAwareReplication.migration.enabled")) {
      zones.add("");
    }
    if (isZoned) {
      zones.addAll(List.of("zone-a", "zone-b", "zone-c"));
    }
    for (String zone : zones) {
      new LokiPod(install, mode, role, zone).add(objects);
      if (mode.isUniform() ? isServed(role) : !PLAIN.contains(role.key())) {
        addHeadless(role, zone, place);
      }
    }
    if (!zones.contains("") && !install.can(Capability.LOKI_CHART_SERVES_ZONES)) {
      return;
    }
    boolean isOnlyHeadless = role.key().equals("bloomGateway") || role.key().equals("bloomPlanner");
    if (mode.isUniform() ? isServed(role) && !isOnlyHeadless : !HEADLESS.contains(role.key())) {
      addService(role, place);
    }
  }

  private boolean isServed(LokiRole role) {
    return !role.key().equals("patternIngester");
  }

  private void addService(LokiRole role, Location place) {
    objects.add(
        place,
        install
            .object("v1", "Service", mode.name(role))
            .put(
                "spec",
                Mapping.builder()
                    .with("type", serviceType(role))
                    .with("publishNotReadyAddresses", unready(role, ""))
                    .put("ports", ports(role, false))
                    .put("selector", selector(role, ""))
                    .build())
            .build());
  }

  private void addHeadless(LokiRole role, String zone, Location place) {
    String name = zone.isEmpty() ? mode.headless(role) : mode.name(role) + "-" + zone + "-headless";
    boolean isOld = role.isWhole() && !mode.isUniform();
    boolean isShort = role.isWhole() && !values.knows("singleBinary.kind");
    objects.add(
        place,
        install
            .object("v1", "Service", isShort ? install.name() + "-headless" : name)
            .put(
                "spec",
                Mapping.builder()
                    .put("clusterIP", "None")
                    .with("publishNotReadyAddresses", unready(role, zone))
                    .put("ports", ports(role, true))
                    .put("selector", isOld ? install.labels() : selector(role, zone))
                    .build())
            .build());
  }

  private Mapping selector(LokiRole role, String zone) {
    return LokiPod.labels(install, role, zone);
  }

  private Optional<Node> serviceType(LokiRole role) {
    return values.first(role.key() + ".serviceType", role.key() + ".service.type");
  }

  private Optional<Node> unready(LokiRole role, String zone) {
    if (!zone.isEmpty()) {
      return Optional.empty();
    }
    if (values.knows("defaults.service.publishNotReadyAddresses")) {
      return values.find("defaults.service.publishNotReadyAddresses");
    }
    boolean isEager = mode.isUniform() || BALANCED.contains(role.key());
    return isEager ? Optional.of(Scalar.of(true)) : Optional.empty();
  }

  private List<Mapping> ports(LokiRole role, boolean isHeadless) {
    List<Mapping> ports = new ArrayList<>();
    boolean isFixed = !mode.isUniform() && !role.isScalable() && !role.isWhole();
    boolean isLost = isHeadless && LOST.contains(role.key());
    Capability mended =
        role.key().equals("queryScheduler")
            ? Capability.LOKI_CHART_NAMES_SCHEDULER_PORT
            : Capability.LOKI_CHART_NAMES_PORTS;
    String http = isLost && !install.can(mended) ? "http" : "http-metrics";
    ports.add(port("http-metrics", server("http_listen_port", isFixed, 3100), http));
    if (!(role.isWhole() && isHeadless && !mode.isUniform())) {
      ports.add(port("grpc", server("grpc_listen_port", isFixed, 9095), "grpc"));
    }
    if (mode.isUniform() || role.key().equals("queryFrontend")) {
      ports.add(port("grpclb", Scalar.of(9096), "grpc"));
    } else if (role.key().equals("queryScheduler")) {
      ports.set(1, port("grpclb", Scalar.of(9095), "grpc"));
    }
    return ports;
  }

  private Node server(String key, boolean isFixed, long port) {
    return isFixed || !install.can(Capability.LOKI_CHART_LISTENS_BY_VALUES)
        ? Scalar.of(port)
        : values.any("loki.server." + key).orElse(Scalar.of(port));
  }

  private static Mapping port(String name, Node number, String target) {
    return Mapping.of("name", name, "port", number, "targetPort", target);
  }

  private void addMemberlist() {
    Mapping selector =
        install.labels().toBuilder().put("app.kubernetes.io/part-of", "memberlist").build();
    objects.add(
        values.place("memberlist"),
        install
            .object("v1", "Service", LokiText.memberlist(install))
            .put(
                "spec",
                Mapping.builder()
                    .put("clusterIP", "None")
                    .with(
                        "publishNotReadyAddresses",
                        values.find("memberlist.service.publishNotReadyAddresses"))
                    .put(
                        "ports",
                        List.of(
                            Mapping.of(
                                "name", "tcp", "port", 7946, "targetPort", "http-memberlist")))
                    .put("selector", selector)
                    .build())
            .build());
  }

  private void addConfig() {
    boolean isOwn =
        values.knows("loki.generatedConfigObjectName")
            ? values.has("loki.generatedConfigObjectName")
            : !values.has("loki.existingSecretForConfig");
    Location place = values.place("loki");
    if (isOwn) {
      boolean isSecret = values.text("loki.configStorageType").filter("Secret"::equals).isPresent();
      var made = new LokiText(install, objects);
      Scalar text = objects.text(made.place(), made.tree());
      objects.add(
          place,
          install
              .object("v1", isSecret ? "Secret" : "ConfigMap", LokiPod.configName(install))
              .put(isSecret ? "stringData" : "data", Mapping.of("config.yaml", text))
              .build());
    }
    if (!install.can(Capability.LOKI_CHART_HAS_RUNTIME_CONFIG)) {
      return;
    }
    Scalar runtime = objects.text(place, values.map("loki.runtimeConfig"));
    objects.add(
        place,
        install
            .object("v1", "ConfigMap", install.name() + "-runtime")
            .put("data", Mapping.of("runtime-config.yaml", runtime))
            .build());
  }
}
