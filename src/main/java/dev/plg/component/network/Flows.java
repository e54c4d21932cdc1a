package dev.plg.component.network;

import dev.plg.catalog.Program;
import dev.plg.model.DnsLabel;
import dev.plg.model.Stack;
import dev.plg.plan.Component;
import dev.plg.plan.ComponentPort;
import dev.plg.plan.Opening;
import dev.plg.plan.Send;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Section;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/// The ingress rules of a stack: for each of its programs that is in a network of its own, those
/// that let in what its components send there, and nothing else. Probes of the kubelet come from
/// the node, which a policy never shuts out.
///
/// @param senders the components of the stack
/// @param selector the labels that select a component's pods
// kubernetes docs/concepts/services-networking/network-policies: "traffic to and from
// the node where a Pod is running is always allowed"
record Flows(
    Stack stack,
    List<Component> senders,
    Function<Component, ? extends Map<String, String>> selector) {

  /// Who may send something.
  private sealed interface Peer extends Section {

    /// The pods of a program.
    record Pods(Map<String, String> labels) implements Peer {

      @Override
      public Mapping tree() {
        return Mapping.of("podSelector", Mapping.of("matchLabels", labels));
      }
    }

    /// All pods of the cluster.
    record Anyone() implements Peer {

      @Override
      public Mapping tree() {
        return Mapping.of("namespaceSelector", Mapping.EMPTY);
      }
    }

    /// All pods of these namespaces.
    record Namespaces(List<DnsLabel> names) implements Peer {

      @Override
      public Mapping tree() {
        Mapping chosen =
            Mapping.of("key", "kubernetes.io/metadata.name", "operator", "In", "values", names);
        return Mapping.of("namespaceSelector", Mapping.of("matchExpressions", List.of(chosen)));
      }
    }
  }

  /// @param ports empty for every port
  /// @param from empty for everyone
  private record Rule(List<ComponentPort> ports, List<Peer> from) implements Section {

    @Override
    public Mapping tree() {
      return Mapping.builder()
          .with("from", from)
          .with("ports", ports.stream().map(Flows::port).toList())
          .build();
    }
  }

  /// The rules of each component: first of those to which something is sent.
  SequencedMap<Component, List<Mapping>> rules() {
    var open = new LinkedHashMap<Component, List<Mapping>>();
    var closed = new LinkedHashMap<Component, List<Mapping>>();
    for (Component component : senders) {
      if (component.program().isPresent() && !component.isInNodeNetwork()) {
        List<Mapping> own = ownRules(component, component.program().get());
        var all = new ArrayList<Mapping>();
        guests().map(Rule::tree).ifPresent(all::add);
        all.addAll(own);
        (own.isEmpty() ? closed : open).put(component, all);
      }
    }
    open.putAll(closed);
    return open;
  }

  /// By their ports; what comes from the program itself after what others send.
  private List<Mapping> ownRules(Component component, Program program) {
    var rules = new ArrayList<Rule>();
    senders.stream().filter(it -> !it.equals(component)).forEach(it -> collect(it, program, rules));
    collect(component, program, rules);
    component.openings(stack).forEach(it -> rules.add(new Rule(it.ports(), from(it.from()))));
    return rules.stream()
        .sorted(Comparator.comparingInt(rule -> rule.ports().getFirst().number()))
        .map(Rule::tree)
        .toList();
  }

  private void collect(Component sender, Program to, List<Rule> rules) {
    for (Send send : sender.sends(stack)) {
      if (send.to() == to && !send.ports().isEmpty()) {
        var pods = new Peer.Pods(selector.apply(sender));
        rules.stream()
            .filter(rule -> rule.ports().equals(send.ports()))
            .findFirst()
            .ifPresentOrElse(
                rule -> rule.from().add(pods),
                () -> rules.add(new Rule(send.ports(), new ArrayList<>(List.of(pods)))));
      }
    }
  }

  private static List<Peer> from(Opening.Reach reach) {
    return switch (reach) {
      case CLUSTER -> List.of(new Peer.Anyone());
      case ANYWHERE -> List.of();
    };
  }

  /// The namespaces whose pods may reach every port.
  private Optional<Rule> guests() {
    List<DnsLabel> names = stack.networkPolicies().orElseThrow().namespaces();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(new Rule(List.of(), List.of(new Peer.Namespaces(names))));
  }

  private static Mapping port(ComponentPort port) {
    return Mapping.of("protocol", port.transport(), "port", port.number());
  }
}
