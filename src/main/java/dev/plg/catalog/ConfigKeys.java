package dev.plg.catalog;

import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Optional;

/// The keys that a program's own configuration may hold at one version.
public final class ConfigKeys {

  private ConfigKeys() {}

  /// The keys of a program at a version or of its line (`2.9`); empty where the catalog has none.
  public static Optional<ConfigKeys> of(String program, String version) {
    return Optional.empty();
  }

  /// The keys in `config` that the program would refuse or ignore, in the order they are written.
  public List<UnknownKey> unknown(Mapping config) {
    return List.of();
  }
}
