package dev.plg.component;

import dev.plg.yaml.Mapping;
import java.util.Optional;

/// The security context of a chart's pods, always with the runtime's seccomp profile.
///
/// @param user the id of the user and the group that the image runs as; absent where the chart's
///   own default is the same
/// @param fsGroupChangePolicy when a disk's files are given to the group: `OnRootMismatch`
public record ChartPodSecurity(Optional<Integer> user, Optional<String> fsGroupChangePolicy) {

  public Mapping values() {
    return Mapping.builder()
        .putIf(user.isPresent(), "runAsNonRoot", true)
        .with("runAsUser", user)
        .with("runAsGroup", user)
        .with("fsGroup", user)
        .with("fsGroupChangePolicy", fsGroupChangePolicy)
        .put("seccompProfile", Mapping.of("type", "RuntimeDefault"))
        .build();
  }
}
