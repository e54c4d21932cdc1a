package dev.plg.component.pod;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Section;

/// Where a container sees a volume.
///
/// @param name of the volume
public record VolumeMount(String name, String path, boolean readOnly) implements Section {

  public VolumeMount {
    check(path);
  }

  public VolumeMount(String name, String path) {
    this(name, path, false);
  }

  /// The same, where nothing may be changed.
  public VolumeMount asReadOnly() {
    return new VolumeMount(name, path, true);
  }

  @Override
  public Mapping tree() {
    return Mapping.builder()
        .put("name", name)
        .put("mountPath", path)
        .putIf(readOnly, "readOnly", true)
        .build();
  }

  static void check(String path) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("not an absolute path: " + path);
    }
  }
}
