package dev.plg.component.pod;

import dev.plg.model.Disk;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Section;
import java.util.List;

/// The claim of a disk that each pod of a StatefulSet has for itself.
public record Claim(String name, Disk disk) implements Section {

  @Override
  public Mapping tree() {
    Mapping spec =
        Mapping.builder()
            .put("accessModes", List.of("ReadWriteOnce"))
            .with("storageClassName", disk.storageClass())
            .put("resources", Mapping.of("requests", Mapping.of("storage", disk.size())))
            .build();
    return Mapping.of("metadata", Mapping.of("name", name), "spec", spec);
  }
}
