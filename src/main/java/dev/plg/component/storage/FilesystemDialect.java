package dev.plg.component.storage;

import dev.plg.component.pod.Variable;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Map;

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
  public Map<String, String> accountAnnotations() {
    return Map.of();
  }

  @Override
  public List<Variable> variables() {
    return List.of();
  }
}
