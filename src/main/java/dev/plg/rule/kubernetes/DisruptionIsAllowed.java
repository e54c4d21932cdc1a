package dev.plg.rule.kubernetes;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.KubeObject;
import dev.plg.picture.Picture;
import dev.plg.picture.Workload;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.LabelSelector;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A disruption budget leaves a pod that may be moved.
final class DisruptionIsAllowed implements PictureRule {

  @Override
  public About about() {
    return new About(
        "kubernetes/disruption-budget",
        Severity.WARNING,
        Versions.ALL,
        "a disruption budget allows no disruption",
        "no node with such a pod can be drained: upgrades of the cluster wait until somebody "
            + "deletes the pod by hand",
        "set `maxUnavailable: 1`, or run more replicas than `minAvailable`",
        "https://kubernetes.io/docs/tasks/run-application/configure-pdb/");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return picture
        .objects("PodDisruptionBudget")
        .filter(budget -> isPlain(budget.spec().mapping("selector")))
        .flatMap(
            budget ->
                picture
                    .selected(labels(budget), budget)
                    .filter(Workload::isKnown)
                    .flatMap(workload -> check(budget, workload).stream()))
        .toList();
  }

  private static boolean isPlain(Mapping selector) {
    return !selector.mapping("matchLabels").isEmpty()
        && selector.find("matchExpressions").isEmpty();
  }

  private static Map<String, String> labels(KubeObject budget) {
    return LabelSelector.of(budget.spec().mapping("selector").mapping("matchLabels"));
  }

  private Optional<Finding> check(KubeObject budget, Workload workload) {
    int replicas = workload.replicas().orElse(0);
    String least = budget.spec().text("minAvailable").orElse("");
    String most = budget.spec().text("maxUnavailable").orElse("");
    if (replicas == 0) {
      return Optional.empty();
    }
    if (most.equals("0") || most.equals("0%")) {
      return Optional.of(finding(budget, "maxUnavailable", most, workload, replicas));
    }
    boolean all = least.equals("100%") || (isNumber(least) && Integer.parseInt(least) >= replicas);
    return all
        ? Optional.of(finding(budget, "minAvailable", least, workload, replicas))
        : Optional.empty();
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.length() < 6 && text.chars().allMatch(Character::isDigit);
  }

  private Finding finding(
      KubeObject budget, String key, String value, Workload workload, int replicas) {
    return about()
        .finding(
            budget.placeOf("spec", key),
            "`%s: %s` leaves no pod of %s to move, which has %d"
                .formatted(key, value, workload.title(), replicas));
  }
}
