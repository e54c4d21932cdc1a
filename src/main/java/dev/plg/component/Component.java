package dev.plg.component;

import dev.plg.model.Stack;
import dev.plg.template.Templates;
import java.util.List;
import java.util.Optional;

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

  /// Called only where [#isIn] holds.
  Part plan(Stack stack, Templates templates);

  /// What its chart is given; empty where upstream publishes none. Called only where [#isIn] holds.
  default Optional<ChartValues> chart(Stack stack, Templates templates) {
    return Optional.empty();
  }

  /// What plg's own chart is given for it; empty where upstream's covers all. Called only where
  /// [#isIn] holds.
  default Optional<ChartValues> extras(Stack stack, Templates templates) {
    return Optional.empty();
  }
}
