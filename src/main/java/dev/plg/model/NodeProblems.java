package dev.plg.model;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// node-problem-detector on each node: what goes wrong there becomes an event.
///
/// @param plugins the checks of one's own, each with a name of its own
public record NodeProblems(
    Optional<ConntrackCheck> conntrack, List<NodePlugin> plugins, PodSettings workload) {

  public NodeProblems {
    plugins = List.copyOf(plugins);
    var names = new HashSet<String>(List.of("conntrack"));
    for (NodePlugin plugin : plugins) {
      InvalidValue.unless(
          names.add(plugin.name().value()),
          "there are two checks named %s".formatted(plugin.name()),
          "give each a name of its own; conntrack is the shipped one");
    }
  }
}
