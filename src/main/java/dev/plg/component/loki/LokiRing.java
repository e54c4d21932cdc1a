package dev.plg.component.loki;

import dev.plg.model.Stack;
import dev.plg.plan.ComponentPort;
import dev.plg.yaml.Mapping;
import java.util.List;

/// How Loki's pods find one another.
final class LokiRing {

  static final ComponentPort PORT = ComponentPort.tcp("memberlist", 7946);

  /// The variable that holds the address of the pod.
  static final String ADDRESS = "POD_IP";

  private LokiRing() {}

  /// The Service whose name resolves to every pod.
  static String service(Stack stack) {
    return stack.named("loki-memberlist");
  }

  /// Which ring, and under which address a pod is in it. The address makes the common ring differ
  /// from its default, so the ring's store must be named too: it would be consul.
  // loki v3.7.6 pkg/loki/config_wrapper.go:157, :208
  static void addCommon(Stack stack, Mapping.Builder common) {
    boolean clustered = stack.loki().isClustered();
    common
        .put("replication_factor", stack.loki().replicationFactor())
        // one pod: its ring never leaves it; several: a pod network outside the private ranges is
        // not
        // found by looking at interfaces
        .put("instance_addr", clustered ? "${" + ADDRESS + "}" : "127.0.0.1")
        .put("ring", ring(clustered ? "memberlist" : "inmemory"));
  }

  private static Mapping ring(String store) {
    return Mapping.of("kvstore", Mapping.of("store", store));
  }

  /// The gossip. The label keeps two stacks apart whose pods come to the same addresses in turn.
  static Mapping memberlist(Stack stack) {
    return Mapping.builder()
        .put("join_members", List.of(service(stack) + ":" + PORT.number()))
        .put("bind_port", PORT.number())
        .put("cluster_label", stack.instance() + "." + stack.namespace())
        .build();
  }
}
