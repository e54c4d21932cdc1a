package dev.plg.picture.chart;

import dev.plg.catalog.Capability;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// What the pods of one part of Loki have on disk, as the chart `loki` mounts it.
final class LokiVolumes {

  private final Install install;
  private final ReleaseValues values;
  private final ReleaseValues own;
  private final LokiMode mode;
  private final LokiRole role;

  LokiVolumes(Install install, LokiMode mode, LokiRole role) {
    this.install = install;
    this.values = install.values();
    this.own = values.at(role.key());
    this.mode = mode;
    this.role = role;
  }

  private String dataVolume() {
    return role.isWhole() ? "storage" : "data";
  }

  private boolean isKept() {
    boolean isAsked =
        own.knows("persistence.enabled") || own.knows("persistence.volumeClaimsEnabled");
    return !isAsked
        || own.isOn("persistence.enabled")
        || own.isOn("persistence.volumeClaimsEnabled");
  }

  /// The claims of a StatefulSet; none where its pods keep nothing.
  Sequence claims() {
    ReleaseValues persistence = own.at("persistence");
    if (!isKept() || persistence.isOn("inMemory")) {
      return Sequence.EMPTY;
    }
    List<Mapping> claims = new ArrayList<>();
    for (Node claim : persistence.list("claims")) {
      if (claim instanceof Mapping tree) {
        ReleaseValues claimed = new ReleaseValues(tree);
        claims.add(claim(claimed.text("name").orElse("data"), claimed));
      }
    }
    if (claims.stream().noneMatch(it -> it.mapping("metadata").is("name", dataVolume()))) {
      claims.add(claim(dataVolume(), persistence));
    }
    return Sequence.of(claims);
  }

  private static Mapping claim(String name, ReleaseValues claim) {
    return Mapping.of(
        "metadata",
        Mapping.of("name", name),
        "spec",
        Mapping.builder()
            .put(
                "accessModes",
                claim.find("accessModes").orElse(Sequence.of(List.of("ReadWriteOnce"))))
            .with("storageClassName", claim.find("storageClass"))
            .put("resources", Mapping.of("requests", Mapping.of("storage", claim.any("size"))))
            .with("selector", claim.find("selector"))
            .build());
  }

  private boolean hasRules() {
    boolean isAsked =
        mode.isUniform()
            ? own.isOn("sidecar")
            : (role.isWhole() && install.can(Capability.LOKI_CHART_WATCHES_RULES))
                || role.target().equals("backend")
                || (role.target().equals("ruler")
                    && own.isOn("sidecar")
                    && install.can(Capability.LOKI_CHART_RULER_WATCHES_RULES));
    return isAsked && values.isOn("sidecar.rules.enabled") && values.knows("sidecar.image.tag");
  }

  private boolean hasScratch() {
    return !role.scratch().isEmpty() && !isBareBackend();
  }

  /// Whether it is a backend of the first versions that had one.
  boolean isBareBackend() {
    return role.target().equals("backend")
        && !install.can(Capability.LOKI_CHART_BACKEND_HAS_SCRATCH);
  }

  /// What the container of Loki sees.
  Sequence mounts() {
    List<Node> mounts = new ArrayList<>();
    if (mode.isUniform()) {
      mounts.add(Lists.mount("temp", "/tmp"));
    } else if (hasScratch()) {
      mounts.add(Lists.mount(role.scratch().getFirst(), role.scratch().getLast()));
    }
    mounts.add(Lists.mount("config", "/etc/loki/config"));
    mounts.add(Lists.mount("runtime-config", "/etc/loki/runtime-config"));
    boolean isMounted = mode.isUniform() || (role.hasData() && (!role.isWhole() || isKept()));
    if (isMounted) {
      mounts.add(Lists.mount(dataVolume(), "/var/loki"));
    }
    if (hasRules()) {
      mounts.add(
          Mapping.of("name", "sc-rules-volume", "mountPath", values.any("sidecar.rules.folder")));
    }
    for (String folder : folders()) {
      mounts.add(Lists.mount("rules-" + folder, "/etc/loki/rules/" + folder));
    }
    mounts.addAll(LokiArguments.both(install, role, "extraVolumeMounts").items());
    return Sequence.of(mounts);
  }

  /// The volumes of the pod, without those that are claimed.
  Sequence ofPod() {
    List<Node> volumes = new ArrayList<>();
    if (mode.isUniform()) {
      volumes.add(Lists.emptyDir("temp"));
    } else if (hasScratch()) {
      volumes.add(Lists.emptyDir(role.scratch().getFirst()));
    }
    volumes.add(configVolume());
    volumes.add(Lists.configMap("runtime-config", install.name() + "-runtime"));
    if (hasRules()) {
      volumes.add(rulesVolume());
      if (mode.isUniform()) {
        volumes.add(Lists.emptyDir("sc-rules-temp"));
      }
    }
    boolean isInPod = claims().items().isEmpty() && role.hasData() && !role.isWhole();
    if (isInPod || (mode.isUniform() && claims().items().isEmpty())) {
      volumes.add(dataInPod());
    }
    for (String folder : folders()) {
      String name = "rules-" + folder;
      volumes.add(Lists.configMap(name, mode.name(role) + "-" + name));
    }
    volumes.addAll(LokiArguments.both(install, role, "extraVolumes").items());
    return Sequence.of(volumes);
  }

  /// The folders of rules that the values hold themselves.
  private Collection<String> folders() {
    Set<String> readers =
        mode.isUniform() ? Set.of("ruler", "backend", "single-binary") : Set.of("ruler");
    return readers.contains(role.target()) ? values.map("ruler.directories").keys() : List.of();
  }

  private Mapping rulesVolume() {
    return Mapping.of(
        "name",
        "sc-rules-volume",
        "emptyDir",
        Mapping.builder().with("sizeLimit", values.find("sidecar.rules.sizeLimit")).build());
  }

  private Mapping dataInPod() {
    ReleaseValues persistence = own.at("persistence");
    if (persistence.isOn("inMemory") && (mode.isUniform() || isKept())) {
      return Mapping.of(
          "name",
          dataVolume(),
          "emptyDir",
          Mapping.builder()
              .put("medium", "Memory")
              .with("sizeLimit", persistence.find("size"))
              .build());
    }
    Mapping asked = persistence.map("dataVolumeParameters");
    return asked.isEmpty()
        ? Lists.emptyDir(dataVolume())
        : asked.toBuilder().put("name", dataVolume()).build();
  }

  private Mapping configVolume() {
    boolean isSecret =
        values.has("loki.existingSecretForConfig")
            || values.text("loki.configStorageType").filter("Secret"::equals).isPresent();
    if (isSecret) {
      return Lists.secret("config", LokiPod.configName(install));
    }
    Capability naming =
        role.isWhole()
            ? Capability.LOKI_CHART_NAMES_FILE_OF_WHOLE
            : Capability.LOKI_CHART_NAMES_FILE;
    return role.isLegacyRead() || !install.can(naming)
        ? Lists.configMap("config", LokiPod.configName(install))
        : Mapping.of(
            "name",
            "config",
            "configMap",
            Mapping.of(
                "name",
                LokiPod.configName(install),
                "items",
                List.of(Mapping.of("key", "config.yaml", "path", "config.yaml"))));
  }
}
