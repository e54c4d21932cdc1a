package dev.plg.component.pod;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Section;
import java.util.List;
import java.util.Optional;

/// The security context of pods, always with the runtime's seccomp profile.
///
/// @param user the id of the user and the group that the image runs as; absent where the chart's
///   own default is the same
/// @param groups those whose files a user other than root reads on the node; without any, the pod's
///   disks are given to the group of the user
/// @param reason why this user, or these groups; may be empty
/// @param fsGroupChangePolicy when a disk's files are given to the group; absent without a disk
public record PodSecurity(
    Optional<Integer> user,
    List<Integer> groups,
    String reason,
    Optional<String> fsGroupChangePolicy)
    implements Section {

  private static final Optional<String> ON_ROOT_MISMATCH = Optional.of("OnRootMismatch");

  /// For pods of the chart's own user.
  public static final PodSecurity OF_CHART =
      new PodSecurity(Optional.empty(), List.of(), "", Optional.empty());

  /// For pods of the chart's own user with a disk.
  public static final PodSecurity OF_CHART_WITH_DISK =
      new PodSecurity(Optional.empty(), List.of(), "", ON_ROOT_MISMATCH);

  public PodSecurity {
    groups = List.copyOf(groups);
    if (user.orElse(0) < 0) {
      throw new IllegalArgumentException("not the id of a user: " + user);
    }
  }

  public static PodSecurity of(int user) {
    return new PodSecurity(Optional.of(user), List.of(), "", Optional.empty());
  }

  public static PodSecurity withDisk(int user) {
    return new PodSecurity(Optional.of(user), List.of(), "", ON_ROOT_MISMATCH);
  }

  /// For a program that reads files of the node by their groups.
  public static PodSecurity of(int user, List<Integer> groups, String reason) {
    return new PodSecurity(Optional.of(user), groups, reason, Optional.empty());
  }

  public static PodSecurity root(String reason) {
    return new PodSecurity(Optional.of(0), List.of(), reason, Optional.empty());
  }

  @Override
  public Mapping tree() {
    boolean plain = user.orElse(0) > 0;
    return Mapping.builder()
        .putIf(plain, "runAsNonRoot", true)
        .with("runAsUser", user, groups.isEmpty() ? reason : "")
        .with("runAsGroup", user)
        .putIf(plain && groups.isEmpty(), "fsGroup", user)
        .with("supplementalGroups", groups, reason)
        .with("fsGroupChangePolicy", fsGroupChangePolicy)
        .put("seccompProfile", Mapping.of("type", "RuntimeDefault"))
        .build();
  }
}
