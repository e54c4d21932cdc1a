package dev.plg.emit.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.Stacks;
import dev.plg.UnpackedCharts;
import dev.plg.emit.Deployment;
import dev.plg.plan.Plan;
import dev.plg.yaml.Mapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The policies of plg's own chart are for the pods of upstream's.
class HelmPoliciesTest {

  @BeforeEach
  void needs_the_charts() {
    UnpackedCharts.required();
  }

  /// The labels of pods are the charts' own, and the policies must know them.
  @ParameterizedTest
  @CsvSource({"each, 2.9", "each, 3.7", "loki-stack, 2.9"})
  void each_pod_has_a_policy_and_each_selector_a_pod(
      String charts, String line, @TempDir Path folder) throws Exception {
    Plan plan =
        Stacks.plan(
            "full",
            "helm.chart=" + charts,
            "loki.version=\"" + line + "\"",
            "namePrefix=x-",
            "networkPolicies={}");
    List<Mapping> objects = ChartRendering.objects(Deployment.of(plan), folder, release -> release);
    List<Mapping> pods =
        objects.stream()
            .map(object -> object.mapping("spec").mapping("template").mapping("metadata"))
            .filter(template -> !template.isEmpty())
            .map(template -> template.mapping("labels"))
            .toList();
    List<Mapping> policies =
        objects.stream()
            .filter(object -> object.text("kind").equals(Optional.of("NetworkPolicy")))
            .map(policy -> policy.mapping("spec"))
            .toList();
    for (Mapping pod : pods) {
      assertEquals(
          1, policies.stream().filter(policy -> chooses(policy, pod)).count(), pod::toString);
    }
    for (Mapping policy : policies) {
      Stream.concat(Stream.of(policy), senders(policy))
          .forEach(
              selector ->
                  assertTrue(
                      pods.stream().anyMatch(pod -> chooses(selector, pod)), selector::toString));
    }
  }

  private static Stream<Mapping> senders(Mapping policy) {
    return Rendered.mappings(policy.sequence("ingress")).stream()
        .flatMap(rule -> Rendered.mappings(rule.sequence("from")).stream())
        .filter(from -> !from.mapping("podSelector").isEmpty());
  }

  private static boolean chooses(Mapping selector, Mapping labels) {
    return selector.mapping("podSelector").mapping("matchLabels").entries().stream()
        .allMatch(label -> labels.find(label.key()).equals(Optional.of(label.value())));
  }
}
