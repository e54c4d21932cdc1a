package dev.plg.emit.helm;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Sequence;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What to look for in the objects that a chart renders, and in those of the manifests.
final class Rendered {

  private Rendered() {}

  static Set<String> names(List<Mapping> objects) {
    return objects.stream()
        .map(
            object ->
                object.text("kind").orElseThrow()
                    + " "
                    + object.mapping("metadata").text("name").orElseThrow())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static Mapping pod(List<Mapping> objects) {
    return objects.stream()
        .map(object -> object.mapping("spec").mapping("template").mapping("spec"))
        .filter(spec -> !spec.isEmpty())
        .findFirst()
        .orElseThrow();
  }

  static List<Mapping> mappings(Sequence list) {
    return list.items().stream().map(Mapping.class::cast).toList();
  }
}
