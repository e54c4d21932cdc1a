package dev.plg.component.pod;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Section;
import java.util.Optional;

/// A volume of a pod.
public sealed interface PodVolume extends Section {

  String name();

  /// This volume where a container sees it.
  default VolumeMount at(String path) {
    return new VolumeMount(name(), path, false);
  }

  /// A file or folder of the node.
  ///
  /// @param type what must be there, or is made: `DirectoryOrCreate`; absent for anything
  record OfNode(String name, String path, Optional<String> type) implements PodVolume {

    public OfNode {
      VolumeMount.check(path);
    }

    public OfNode(String name, String path) {
      this(name, path, Optional.empty());
    }

    /// What the pod does not start without.
    ///
    /// @param type `Directory` or `File`
    public static OfNode there(String name, String path, String type) {
      return new OfNode(name, path, Optional.of(type));
    }

    /// A folder that is made where it is missing.
    public static OfNode made(String name, String path) {
      return new OfNode(name, path, Optional.of("DirectoryOrCreate"));
    }

    @Override
    public Mapping tree() {
      Mapping source = Mapping.builder().put("path", path).with("type", type).build();
      return Mapping.of("name", name, "hostPath", source);
    }
  }

  /// A folder that ends with the pod.
  record Temporary(String name) implements PodVolume {

    @Override
    public Mapping tree() {
      return Mapping.of("name", name, "emptyDir", Mapping.EMPTY);
    }
  }
}
