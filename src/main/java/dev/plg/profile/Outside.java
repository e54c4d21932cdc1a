package dev.plg.profile;

import dev.plg.finding.Location;
import dev.plg.key.FileKey;
import dev.plg.key.FileValue;
import dev.plg.key.Group;
import java.util.List;
import java.util.stream.Stream;

/// Components that run elsewhere, where the stack names their address.
final class Outside {

  private Outside() {}

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
      if (component.has(key) && !hasEffect && !place.file().startsWith("profile:")) {
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
