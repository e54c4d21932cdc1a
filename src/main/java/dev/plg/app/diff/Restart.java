package dev.plg.app.diff;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A workload whose pods restart.
///
/// @param order in which they do
public record Restart(ObjectName workload, String order) {

  private static final int MOST_NAMED = 6;

  /// Where the pod template changes.
  ///
  /// @param after the workload as it will be
  // kubernetes pkg/controller/statefulset/stateful_set_control.go, pkg/controller/deployment,
  // pkg/controller/daemon/update.go@v1.33
  static Restart of(ObjectName name, Mapping after) {
    Mapping spec = after.mapping("spec");
    String order =
        switch (name.kind()) {
          case "StatefulSet" -> ofSet(name.name(), spec);
          case "DaemonSet" -> ofDaemons(spec.mapping("updateStrategy"));
          case "Deployment" -> ofDeployment(spec);
          case "CronJob" -> "with its next run";
          default -> "only pods that are made later are like this";
        };
    return new Restart(name, order);
  }

  private static String ofSet(String name, Mapping spec) {
    Mapping strategy = spec.mapping("updateStrategy");
    if (strategy.is("type", "OnDelete")) {
      return "only when you delete its pods";
    }
    int replicas = number(spec.find("replicas"), 1);
    int first = number(spec.mapping("ordinals").find("start"), 0);
    int partition = Math.max(number(strategy.mapping("rollingUpdate").find("partition"), 0), first);
    int last = first + replicas - 1;
    if (last < partition) {
      return replicas == 0 ? "it has no pods" : "none: the partition keeps all pods as they are";
    }
    String pods =
        last - partition < MOST_NAMED
            ? IntStream.iterate(last, it -> it >= partition, it -> it - 1)
                .mapToObj(it -> name + "-" + it)
                .collect(Collectors.joining(", "))
            : "%s-%d down to %s-%d".formatted(name, last, name, partition);
    return last == partition ? pods : pods + ", each when the one before is ready";
  }

  private static String ofDaemons(Mapping strategy) {
    if (strategy.is("type", "OnDelete")) {
      return "only when you delete its pods";
    }
    Mapping rolling = strategy.mapping("rollingUpdate");
    String surge = rolling.text("maxSurge").orElse("0");
    return surge.equals("0")
        ? "node by node, %s at a time".formatted(rolling.text("maxUnavailable").orElse("1"))
        : "node by node, the new pod first";
  }

  private static String ofDeployment(Mapping spec) {
    int replicas = number(spec.find("replicas"), 1);
    if (replicas == 0) {
      return "it has no pods";
    }
    if (spec.mapping("strategy").is("type", "Recreate")) {
      return "all pods stop, then the new ones start";
    }
    Mapping rolling = spec.mapping("strategy").mapping("rollingUpdate");
    String down = rolling.text("maxUnavailable").orElse("25%");
    String surge = rolling.text("maxSurge").orElse("25%");
    int missing = share(down, replicas, false);
    int more = share(surge, replicas, true);
    return missing == 0
        ? "a new pod becomes ready before an old one stops"
        : "at most %d of %d pods are missing at a time%s"
            .formatted(missing, replicas, more == 0 ? "" : ", and %d more run".formatted(more));
  }

  /// Percentages of surplus pods are rounded up, those of missing pods down.
  private static int share(String text, int replicas, boolean isUp) {
    if (!text.matches("[0-9]{1,6}%?")) {
      return 1;
    }
    if (!text.endsWith("%")) {
      return Integer.parseInt(text);
    }
    int percent = Integer.parseInt(text.substring(0, text.length() - 1)) * replicas;
    return isUp ? (percent + 99) / 100 : percent / 100;
  }

  private static int number(Optional<Node> node, int otherwise) {
    return node.map(Node::plain)
        .map(String::valueOf)
        .filter(text -> text.matches("[0-9]{1,6}"))
        .map(Integer::valueOf)
        .orElse(otherwise);
  }
}
