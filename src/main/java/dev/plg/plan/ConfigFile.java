package dev.plg.plan;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.YamlWriter;

/// A program's configuration: the one tree that every format carries.
///
/// @param name the file's name, and its key in the ConfigMap
/// @param text the tree as it is written
public record ConfigFile(String name, Mapping tree, String text) {

  public ConfigFile(String name, Mapping tree) {
    this(name, tree, YamlWriter.write(tree));
  }
}
