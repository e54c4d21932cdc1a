package dev.plg.component;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.YamlWriter;

/// A program's configuration: the one tree that every format carries.
///
/// @param name the file's name, and its key in the ConfigMap
public record ConfigFile(String name, Mapping tree) {

  public String text() {
    return YamlWriter.write(tree);
  }
}
