package dev.plg.picture.chart;

import dev.plg.catalog.Capability;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The arguments and variables of a part of Loki.
record LokiArguments(Install install, LokiMode mode, LokiRole role, String zone) {

  private static final List<String> WITH_UI = List.of("singleBinary", "read", "querier");

  /// What is set for all parts, and for this one, each once.
  static Sequence both(Install install, LokiRole role, String key) {
    ReleaseValues values = install.values();
    ReleaseValues own = values.at(role.key());
    Set<Node> all = new LinkedHashSet<>();
    boolean isOld = !install.can(Capability.LOKI_CHART_IS_UNIFORM);
    if (install.can(Capability.LOKI_CHART_SHARES_LISTS) && !(isOld && role.isWhole())) {
      all.addAll(values.list("global." + key));
    }
    all.addAll(values.list("defaults." + key));
    all.addAll(own.list(key));
    return Sequence.of(all);
  }

  private ReleaseValues values() {
    return install.values();
  }

  private Sequence both(String key) {
    return both(install, role, key);
  }

  Sequence all() {
    List<Node> all = new ArrayList<>();
    all.add(Scalar.of("-config.file=/etc/loki/config/config.yaml"));
    if (mode.isUniform()) {
      all.add(Scalar.of("-config.expand-env=true"));
      if (install.can(Capability.LOKI_CHART_TELLS_ADDRESS)) {
        all.add(Scalar.of("-memberlist.advertise-addr=$(POD_IP)"));
      }
      all.add(target());
      own().forEach(arg -> all.add(Scalar.of(arg)));
    } else if (role.key().equals("ingester")) {
      own().forEach(arg -> all.add(Scalar.of(arg)));
      all.add(target());
    } else {
      all.add(target());
      own().forEach(arg -> all.add(Scalar.of(arg)));
    }
    all.addAll(both("extraArgs").items());
    return Sequence.of(all);
  }

  private Node target() {
    ReleaseValues own = values().at(role.key());
    String ui =
        values().isOn("loki.ui.enabled")
                && (WITH_UI.contains(role.key())
                    || (mode.isUniform() && role.key().equals("queryFrontend")))
            ? ",ui"
            : "";
    String target =
        mode.isUniform()
            ? role.target().replace("single-binary", "all")
            : own.text("targetModule").orElse(role.target());
    return new Scalar(Scalar.Kind.STRING, "-target=" + target + ui, own.place("targetModule"));
  }

  private List<String> own() {
    return switch (role.key()) {
      case "ingester" ->
          zone.isEmpty()
              ? List.of(
                  install.can(Capability.LOKI_CHART_NAMES_ZONE_OF_INGESTER)
                      ? "-ingester.availability-zone=zone-default"
                      : "-ingester.ring.instance-availability-zone=zone-default")
              : List.of(
                  "-ingester.availability-zone=" + zone,
                  "-ingester.unregister-on-shutdown=false",
                  "-ingester.tokens-file-path=/var/loki/ring-tokens");
      case "distributor", "querier" -> zoned();
      case "backend" -> List.of("-legacy-read-mode=false");
      case "read" -> mode.isUniform() || mode.isLegacy() ? List.of() : reading();
      default -> List.of();
    };
  }

  private List<String> zoned() {
    String path = role.key().equals("querier") ? "readPath" : "writePath";
    ReleaseValues zones = values().at("ingester.zoneAwareReplication");
    boolean isOff = zones.isOn("migration.enabled") && !zones.isOn("migration." + path);
    return zones.isOn("enabled")
        ? List.of("-distributor.zone-awareness-enabled=" + !isOff)
        : List.of();
  }

  private List<String> reading() {
    String backend = install.name() + "-backend";
    String address =
        install.namespaceOfObjects().isEmpty()
            ? backend
            : "%s.%s.svc.%s"
                .formatted(
                    backend,
                    install.namespaceOfObjects(),
                    values().text("global.clusterDomain").orElse("cluster.local"));
    return List.of(
        "-legacy-read-mode=false",
        "-common.compactor-grpc-address=%s:%s".formatted(address, mode.grpc()));
  }

  Sequence env() {
    List<Node> all = new ArrayList<>(both("extraEnv").items());
    if (mode.isUniform()) {
      addMemory(all);
      boolean isNamed = install.can(Capability.LOKI_CHART_TELLS_ADDRESS);
      all.add(Lists.ofField(isNamed ? "POD_IP" : "HASH_RING_INSTANCE_ADDR", "status.podIP"));
    }
    return Sequence.of(all);
  }

  /// What tells Go's garbage collector the limit of the container.
  // community charts/loki/templates/_helpers.tpl@loki-18.11.0 loki.componentEnv
  private void addMemory(List<Node> env) {
    ReleaseValues own = values().at(role.key());
    String limit = own.text("resources.limits.memory").orElse("");
    boolean isSize = limit.matches("[0-9]{1,9}[GM]i");
    if (isSize && !isSet(env, "GOMEMLIMIT")) {
      long size = Long.parseLong(limit.substring(0, limit.length() - 2));
      long mebibytes = limit.endsWith("Gi") ? size * 1024 : size;
      env.add(Lists.env("GOMEMLIMIT", (long) (mebibytes * 0.85) + "MiB"));
    }
    if (!isSet(env, "GOGC")) {
      env.add(Lists.env("GOGC", values().any("defaults.goSettings.gogc")));
    }
  }

  private static boolean isSet(List<Node> env, String name) {
    return env.stream().anyMatch(it -> it instanceof Mapping entry && entry.is("name", name));
  }
}
