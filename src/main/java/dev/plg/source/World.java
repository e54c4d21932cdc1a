package dev.plg.source;

import dev.plg.picture.Release;
import dev.plg.yaml.Mapping;
import java.nio.file.Path;
import java.util.List;

/// What is deployed together: the objects of one kustomization, one cluster or one chart. Objects
/// of different worlds know nothing of each other.
///
/// @param name the folder or file that it starts at
/// @param files of manifests, to be read as they are
/// @param objects that kustomize or a controller makes of files
/// @param releases of charts that no object asks for
public record World(String name, List<Path> files, List<Mapping> objects, List<Release> releases) {

  public World {
    files = List.copyOf(files);
    objects = List.copyOf(objects);
    releases = List.copyOf(releases);
  }
}
