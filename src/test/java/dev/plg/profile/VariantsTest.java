package dev.plg.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.finding.Finding;
import dev.plg.model.Stack;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class VariantsTest {

  private static final String STACK =
      """
      apiVersion: plg/v1
      kind: Stack
      metadata: {name: obs}
      storage: {filesystem: {size: 10Gi}}
      environments:
        prod: {namePrefix: prod-, loki: {retention: 60d}}
        dev: %s
      """;

  @Test
  void resolves_each_environment_in_the_order_of_the_text() {
    Variants variants = resolve("{namePrefix: dev-}", Optional.empty());
    assertEquals(List.of("prod", "dev"), List.copyOf(variants.environments().keySet()));
    assertEquals("loki", stack(variants.base()).named("loki"));
    assertEquals("prod-loki", stack(variants.environments().firstEntry().getValue()).named("loki"));
    assertEquals(List.of(), variants.findings());
  }

  @Test
  void resolves_only_the_environment_that_is_asked_for() {
    Variants variants = resolve("{namePrefix: dev-}", Optional.of("dev"));
    assertEquals(List.of("dev"), List.copyOf(variants.environments().keySet()));
    assertEquals("loki", stack(variants.base()).named("loki"));
  }

  @Test
  void removes_in_an_environment_what_the_rest_of_the_stack_says() {
    String stack = STACK.replace("kind: Stack\n", "kind: Stack\nnamePrefix: all-\n");
    Variants variants =
        StackResolver.resolveAll(
            request(Optional.empty()),
            file -> stack.formatted("{namePrefix: null}").getBytes(StandardCharsets.UTF_8));
    assertEquals("all-loki", stack(variants.base()).named("loki"));
    assertEquals("loki", stack(variants.environments().lastEntry().getValue()).named("loki"));
  }

  @Test
  void reads_each_text_once() {
    var reads = new AtomicInteger();
    StackResolver.resolveAll(
        request(Optional.empty()),
        file -> {
          reads.incrementAndGet();
          return STACK.formatted("{}").getBytes(StandardCharsets.UTF_8);
        });
    assertEquals(1, reads.get());
  }

  @Test
  void refuses_two_environments_whose_objects_have_the_same_names() {
    List<Finding> findings = resolve("{namePrefix: prod-}", Optional.empty()).findings();
    assertEquals(
        List.of("stack/same-names"), findings.stream().map(Finding::rule).distinct().toList());
    assertEquals(7, findings.getFirst().place().line());
    assertTrue(findings.getFirst().fix().contains("'dev-'"));
  }

  @Test
  void lets_environments_share_a_prefix_in_namespaces_of_their_own() {
    String dev = "{namePrefix: prod-, namespace: dev}";
    assertEquals(List.of(), resolve(dev, Optional.empty()).findings());
  }

  private static Variants resolve(String dev, Optional<String> environment) {
    return StackResolver.resolveAll(
        request(environment), file -> STACK.formatted(dev).getBytes(StandardCharsets.UTF_8));
  }

  private static Request request(Optional<String> environment) {
    return new Request(
        Optional.empty(), List.of("stack.yaml"), environment, List.of(), Optional.empty());
  }

  private static Stack stack(Resolved resolved) {
    return resolved.stack().orElseThrow();
  }
}
