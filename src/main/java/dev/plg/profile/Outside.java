package dev.plg.profile;

import dev.plg.finding.Location;
import dev.plg.key.FileKey;
import dev.plg.key.FileValue;
import dev.plg.key.Group;
import java.util.List;
import java.util.stream.Stream;

/// Keys without an effect: of components that run elsewhere, or that the stack does not have.
final class Outside {

  private Outside() {}

  /// Reports a section of the user's for a collector that the stack does not have. What a shipped
  /// profile below sets is passed over.
  static void reportOther(FileValue root, FileKey<FileValue> section, CollectorChoice its) {
    FileValue collector = root.in(section);
    collector
        .places()
        .filter(place -> !isOfProfile(place))
        .findFirst()
        .ifPresent(
            place ->
                root.report(
                    "outside",
                    place,
                    "`%s` has no effect without `collector: %s`"
                        .formatted(section.name(), its.word()),
                    "another collector, or none, reads the pods, and the section would be ignored",
                    "set `collector: %s`, or remove `%s`".formatted(its.word(), section.name())));
  }

  private static boolean isOfProfile(Location place) {
    return place.file().startsWith("profile:");
  }

  /// Reports the keys of the user's that have no effect on a component that plg does not run. Keys
  /// of a shipped profile below are passed over.
  ///
  /// @param keys all keys of the component
  /// @param used the keys that have an effect
  static void reportUnused(
      FileValue component, Group keys, FileKey<?> endpoint, FileKey<?>... used) {
    List<String> effective = Stream.of(used).map(FileKey::name).toList();
    for (FileKey<?> key : keys.keys()) {
      Location place = component.place(key);
      boolean hasEffect = key.name().equals(endpoint.name()) || effective.contains(key.name());
      if (component.has(key) && !hasEffect && !isOfProfile(place)) {
        component.report(
            "outside",
            place,
            "`%s` has no effect beside `%s`".formatted(component.path(key), endpoint.name()),
            "plg configures only what it runs",
            "remove it, or remove `%s`".formatted(component.path(endpoint)));
      }
    }
  }
}
