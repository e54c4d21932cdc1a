package dev.plg.component.loki;

import dev.plg.component.pod.Variable;
import dev.plg.component.storage.PodCredentials;
import dev.plg.model.Stack;
import dev.plg.plan.ComponentPort;
import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.List;

/// How the one process of a pod is started.
final class LokiProcess {

  private LokiProcess() {}

  /// The arguments, for the configuration of that text.
  static List<String> arguments(Stack stack, String config) {
    var arguments = new ArrayList<String>();
    arguments.add("-config.file=/etc/loki/config/loki.yaml");
    arguments.add("-target=" + target(stack));
    arguments.addAll(expansion(config));
    return arguments;
  }

  // loki v2.9.6 pkg/loki/loki.go:666: `all` has been without the table manager since 2.4
  static String target(Stack stack) {
    return LokiTables.managed(stack).isPresent() ? "all,table-manager" : "all";
  }

  /// The argument that a configuration with variables needs.
  // loki v3.7.6 pkg/util/cfg/files.go:117: taken literally without it
  static List<String> expansion(String config) {
    return config.contains("${") ? List.of("-config.expand-env=true") : List.of();
  }

  /// The environment; may be empty.
  static List<Variable> variables(Stack stack) {
    var variables = new ArrayList<>(PodCredentials.variables(stack));
    if (stack.loki().isClustered()) {
      variables.add(new Variable.OfField(LokiRing.ADDRESS, "status.podIP"));
    }
    return variables;
  }

  /// A port of the container.
  static Mapping port(ComponentPort port) {
    return Mapping.of("name", port.name(), "containerPort", port.number());
  }
}
