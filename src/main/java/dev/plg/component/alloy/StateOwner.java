package dev.plg.component.alloy;

import dev.plg.component.pod.ContainerSecurity;
import dev.plg.component.pod.VolumeMount;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Section;
import java.util.List;

/// The init container that gives Alloy's folder on the node to its user: `fsGroup` does not reach a
/// hostPath. Promtail's positions, which are closed to others, are copied into it first.
record StateOwner(String image) implements Section {

  /// Alloy's folder, and Promtail's.
  static final List<VolumeMount> MOUNTS =
      List.of(
          new VolumeMount("state", AlloyComponent.STATE),
          new VolumeMount("promtail", AlloyConfig.LEGACY_STATE).asReadOnly());

  /// What only root needs for it: to give files away, and to find those of another user.
  private static final ContainerSecurity SECURITY =
      new ContainerSecurity(List.of("CHOWN", "DAC_READ_SEARCH"), "to give Alloy its files");

  /// The copy of Promtail's positions, in Alloy's folder.
  static final String POSITIONS = AlloyComponent.STATE + "/promtail-positions.yaml";

  /// Root owns the folder only before Alloy has run.
  private static List<String> command() {
    String theirs = AlloyConfig.LEGACY_STATE + "/positions.yaml";
    return List.of(
        "/bin/sh",
        "-ec",
        """
        if [ -O %1$s ] && [ -f %2$s ]; then cp %2$s %3$s; fi
        chown -R %4$d:%4$d %1$s
        """
            .formatted(AlloyComponent.STATE, theirs, POSITIONS, AlloyUser.ID));
  }

  @Override
  public Mapping tree() {
    Mapping security =
        Mapping.builder()
            .put("runAsNonRoot", false)
            .put("runAsUser", 0)
            .put("runAsGroup", 0)
            .addAll(SECURITY)
            .build();
    return Mapping.builder()
        .put("name", "own-state")
        .put("image", image)
        .put("imagePullPolicy", "IfNotPresent")
        .put("command", command())
        .put("securityContext", security)
        .put("volumeMounts", MOUNTS)
        .build();
  }
}
