package dev.plg.plan;

import dev.plg.model.Stack;
import dev.plg.yaml.Mapping;
import java.util.List;

/// One program of the stack, or what all of them share.
public interface Component {

  /// The name in file names and labels: `loki`.
  String name();

  /// The kinds of its manifests: each is a template `<name>/<kind>.yaml.ftl` and a file
  /// `<kind>.yaml`.
  List<String> manifests();

  /// The names of its templates that are no YAML: `events.river.ftl`.
  default List<String> texts() {
    return List.of();
  }

  boolean isIn(Stack stack);

  /// What the stack makes of it. Called only where [#isIn] holds.
  Part plan(Stack stack, Rendering rendering);

  /// An object for each of these of its manifests, in their order; rendered side by side.
  default List<Resource> render(List<String> kinds, Rendering rendering, Mapping values) {
    return kinds.parallelStream()
        .map(
            kind ->
                new Resource(name(), kind + ".yaml", rendering.manifest(template(kind), values)))
        .toList();
  }

  /// The name of the template of a kind: `loki/statefulset.yaml.ftl`.
  default String template(String kind) {
    return name() + "/" + kind + ".yaml.ftl";
  }
}
