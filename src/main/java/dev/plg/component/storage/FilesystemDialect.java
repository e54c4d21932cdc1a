package dev.plg.component.storage;

import dev.plg.yaml.Mapping;
import java.util.List;

/// Folders of the pod's own volume, which needs no credentials.
record FilesystemDialect() implements StorageDialect {

  @Override
  public Mapping loki(String data) {
    Mapping folders =
        Mapping.builder()
            .put("chunks_directory", data + "/chunks")
            .put("rules_directory", data + "/rules")
            .build();
    return Mapping.of("filesystem", folders);
  }

  @Override
  public Mapping tempo(String data) {
    Mapping folder = Mapping.of("path", data + "/traces");
    return Mapping.of("backend", "local", "local", folder);
  }

  @Override
  public String chartType() {
    return "filesystem";
  }

  @Override
  public Mapping accountAnnotations() {
    return Mapping.EMPTY;
  }

  @Override
  public List<Mapping> variables() {
    return List.of();
  }
}
