package dev.plg.rule.kubernetes;

import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.PictureSubjects.objects;
import static dev.plg.rule.Violation.at;

import dev.plg.picture.KubeObject;
import dev.plg.picture.Picture;
import dev.plg.picture.Workload;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.LabelSelector;
import dev.plg.yaml.Mapping;
import java.util.stream.Stream;

/// A disruption budget allows at least one pod to be evicted.
final class KubernetesDisruptionBudget {

  static final Rule RULE =
      warning("kubernetes/disruption-budget", objects("PodDisruptionBudget"))
          .what("a disruption budget allows no disruption")
          .why(
              "nodes with such a pod cannot be drained: cluster upgrades wait until the pod is"
                  + " deleted by hand")
          .fix("set `maxUnavailable: 1`, or run more replicas than `minAvailable`")
          .source("https://kubernetes.io/docs/tasks/run-application/configure-pdb/")
          .where(budget -> isPlain(budget.spec().mapping("selector")))
          .findsIn(KubernetesDisruptionBudget::violations);

  private KubernetesDisruptionBudget() {}

  private static boolean isPlain(Mapping selector) {
    return !selector.mapping("matchLabels").isEmpty()
        && selector.find("matchExpressions").isEmpty();
  }

  private static Stream<Violation> violations(KubeObject budget, Picture picture) {
    return picture
        .selected(
            LabelSelector.of(budget.spec().mapping("selector").mapping("matchLabels")), budget)
        .filter(Workload::isKnown)
        .filter(workload -> workload.replicas().orElse(0) > 0)
        .flatMap(workload -> violation(budget, workload));
  }

  private static Stream<Violation> violation(KubeObject budget, Workload workload) {
    String least = budget.spec().text("minAvailable").orElse("");
    String most = budget.spec().text("maxUnavailable").orElse("");
    int replicas = workload.replicas().orElse(0);
    boolean none = most.equals("0") || most.equals("0%");
    boolean all = least.equals("100%") || (isNumber(least) && Integer.parseInt(least) >= replicas);
    String key = none ? "maxUnavailable" : "minAvailable";
    return none || all
        ? Stream.of(
            at(
                budget.placeOf("spec", key),
                "`%s: %s` allows no eviction: %s has `replicas: %d`",
                key,
                none ? most : least,
                workload.title(),
                replicas))
        : Stream.empty();
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.length() < 6 && text.chars().allMatch(Character::isDigit);
  }
}
