package dev.plg.plan;

import dev.plg.catalog.Program;
import dev.plg.model.PodSettings;
import dev.plg.model.Stack;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One component of a stack: a program, or objects that all programs share. Each says here all that
/// there is to know of it, so that every list of components is derived from these answers.
public interface Component {

  /// The program that it runs; empty for objects that all share.
  Optional<Program> program();

  /// The name in file names, of its objects before the stack's affix, and in labels: `loki`. Of two
  /// with one name, a stack has one at most.
  default String name() {
    return program().orElseThrow().id();
  }

  /// The key of the stack that configures it: `agent`.
  default String key() {
    return name();
  }

  /// False for what every stack has, or its like: a namespace, a log store, a collector.
  default boolean isOptional() {
    return true;
  }

  boolean isIn(Stack stack);

  /// The settings of its pods; empty where it has none of its own. Asked only where [#isIn] holds.
  default Optional<PodSettings> workload(Stack stack) {
    return Optional.empty();
  }

  /// The ports on which its pods listen. Asked only where [#isIn] holds.
  default List<ComponentPort> ports(Stack stack) {
    return List.of();
  }

  /// What it sends to other components of the stack. Asked only where [#isIn] holds.
  default List<Send> sends(Stack stack) {
    return List.of();
  }

  /// The ports that clients outside of the stack may reach. Asked only where [#isIn] holds.
  default List<Opening> openings(Stack stack) {
    return List.of();
  }

  /// True where its pods mount folders of the node or are in the node's network.
  default boolean isOnNode() {
    return false;
  }

  /// True where its pods are in the node's network, where no NetworkPolicy reaches.
  default boolean isInNodeNetwork() {
    return false;
  }

  /// The kinds of its manifests: each is a template `<name>/<kind>.yaml.ftl` and a file
  /// `<kind>.yaml`.
  List<String> manifests();

  /// The kinds of its manifests that the format `helm` is made of: for plg's own chart, or as they
  /// are. All others a chart makes by templates of its own.
  default Set<String> manifestsForHelm() {
    return Set.of();
  }

  /// The names of its templates that are no YAML: `events.river.ftl`.
  default List<String> texts() {
    return List.of();
  }

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
