package dev.plg.component.all;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.Deployments;
import dev.plg.Deployments.Deployment;
import dev.plg.Stacks;
import dev.plg.model.Stack;
import dev.plg.plan.Component;
import dev.plg.plan.ComponentPort;
import dev.plg.plan.Opening;
import dev.plg.plan.Part;
import dev.plg.plan.Send;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a component declares is what its objects do.
class ComponentsTest {

  static Stream<Deployment> deployments() {
    return Stream.concat(
        Deployments.all(),
        Stream.of(
            deployment("full", "collector=alloy", "agent.replicas=2", "events={source: alloy}"),
            deployment("full", "agent={program: alloy, remoteWrite: \"http://p/w\"}")));
  }

  private static Deployment deployment(String profile, String... settings) {
    return new Deployment(
        profile + " " + List.of(settings),
        profile,
        "3.7",
        Optional.empty(),
        Stacks.of(profile, settings));
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void names_differ_within_a_stack(Deployment deployment) {
    List<String> names = deployment.plan().parts().stream().map(Part::name).toList();
    assertEquals(names.stream().distinct().toList(), names);
  }

  @Test
  void each_template_is_of_one_component() {
    List<String> templates =
        Components.ALL.stream()
            .flatMap(component -> component.manifests().stream().map(component::template))
            .toList();
    assertEquals(templates.stream().distinct().toList(), templates);
  }

  @Test
  void only_manifests_of_its_own_are_for_helm() {
    for (Component component : Components.ALL) {
      assertTrue(component.manifests().containsAll(component.manifestsForHelm()), component::name);
    }
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void a_component_with_a_workload_runs_one_program_in_pods(Deployment deployment) {
    for (Part part : deployment.plan().parts()) {
      boolean asks = part.component().workload(deployment.stack()).isPresent();
      assertEquals(asks, pods(part).findAny().isPresent(), part.name());
      assertEquals(asks, part.component().program().isPresent(), part.name());
    }
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void ports_are_those_of_the_containers(Deployment deployment) {
    for (Part part : deployment.plan().parts()) {
      List<ComponentPort> named =
          pods(part)
              .flatMap(pod -> mappings(pod, "containers"))
              .flatMap(container -> mappings(container, "ports"))
              .map(ComponentsTest::port)
              .toList();
      assertEquals(named, part.component().ports(deployment.stack()), part.name());
    }
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void what_is_sent_arrives_at_a_port_of_the_stack(Deployment deployment) {
    Stack stack = deployment.stack();
    for (Component component : Components.in(stack)) {
      for (Send send : component.sends(stack)) {
        Component to =
            Components.in(stack).stream()
                .filter(it -> it.program().filter(send.to()::equals).isPresent())
                .findFirst()
                .orElseThrow();
        assertTrue(to.ports(stack).containsAll(send.ports()), component + " to " + send);
      }
      for (Opening opening : component.openings(stack)) {
        assertTrue(component.ports(stack).containsAll(opening.ports()), opening::toString);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void pods_on_the_node_mount_its_folders_or_use_its_network(Deployment deployment) {
    for (Part part : deployment.plan().parts()) {
      boolean inNetwork =
          pods(part).anyMatch(pod -> pod.text("hostNetwork").filter("true"::equals).isPresent());
      boolean mounts =
          pods(part)
              .flatMap(pod -> mappings(pod, "volumes"))
              .anyMatch(volume -> volume.find("hostPath").isPresent());
      assertEquals(inNetwork, part.component().isInNodeNetwork(), part.name());
      assertEquals(inNetwork || mounts, part.component().isOnNode(), part.name());
    }
  }

  private static ComponentPort port(Mapping port) {
    return new ComponentPort(
        port.text("name").orElseThrow(),
        Integer.parseInt(port.text("containerPort").orElseThrow()),
        port.text("protocol").orElse("TCP"));
  }

  private static Stream<Mapping> pods(Part part) {
    return part.resources().stream()
        .map(it -> it.object().mapping("spec").mapping("template").mapping("spec"))
        .filter(pod -> !pod.isEmpty());
  }

  private static Stream<Mapping> mappings(Mapping mapping, String key) {
    return mapping.sequence(key).items().stream().map(Mapping.class::cast);
  }
}
