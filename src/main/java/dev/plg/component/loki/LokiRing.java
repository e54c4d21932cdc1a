package dev.plg.component.loki;

import dev.plg.model.Stack;
import dev.plg.plan.ComponentPort;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Section;
import java.util.List;
import java.util.Optional;

/// How Loki's pods find one another: which ring, and under which address a pod is in it. The
/// address makes the common ring differ from its default, so the ring's store must be named too: it
/// would be consul.
///
/// @param gossip absent for one pod, whose ring never leaves it
// loki v3.7.6 pkg/loki/config_wrapper.go:157, :208
record LokiRing(int replicationFactor, Optional<Gossip> gossip) implements Section {

  static final ComponentPort PORT = ComponentPort.tcp("memberlist", 7946);

  /// The variable that holds the address of the pod.
  static final String ADDRESS = "POD_IP";

  /// @param service whose name resolves to every pod
  /// @param label keeps two stacks apart whose pods come to the same addresses in turn
  record Gossip(String service, String label) implements Section {

    @Override
    public Mapping tree() {
      return Mapping.builder()
          .put("join_members", List.of(service + ":" + PORT.number()))
          .put("bind_port", PORT.number())
          .put("cluster_label", label)
          .build();
    }
  }

  LokiRing {
    if (gossip.isEmpty() && replicationFactor > 1) {
      throw new IllegalArgumentException(
          "a single replica does not hold every line " + replicationFactor + " times");
    }
  }

  static LokiRing of(Stack stack) {
    return new LokiRing(
        stack.loki().replicationFactor(),
        stack.loki().isClustered()
            ? Optional.of(new Gossip(service(stack), stack.instance() + "." + stack.namespace()))
            : Optional.empty());
  }

  /// The Service whose name resolves to every pod.
  static String service(Stack stack) {
    return stack.named("loki-memberlist");
  }

  /// The keys of `common`.
  @Override
  public Mapping tree() {
    // a pod network outside the private ranges is not found by looking at interfaces
    String address = gossip.isPresent() ? "${" + ADDRESS + "}" : "127.0.0.1";
    String store = gossip.isPresent() ? "memberlist" : "inmemory";
    return Mapping.builder()
        .put("replication_factor", replicationFactor)
        .put("instance_addr", address)
        .put("ring", Mapping.of("kvstore", Mapping.of("store", store)))
        .build();
  }
}
