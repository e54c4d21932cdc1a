package dev.plg.rule.kubernetes;

import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.PictureSubjects.PICTURE;
import static dev.plg.rule.Violation.at;

import dev.plg.catalog.Program;
import dev.plg.picture.Picture;
import dev.plg.picture.Service;
import dev.plg.picture.Workload;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A Service selects the pods of one program.
final class KubernetesSharedSelector {

  static final Rule RULE =
      warning("kubernetes/shared-selector", PICTURE)
          .what("the selector of a Service matches pods of different programs")
          .why(
              "requests for one program reach another, unless the `targetPort` is a name that no"
                  + " other pod has; kustomize's `commonLabels` makes all selectors the same")
          .fix(
              "select by a label that only this program has; in kustomize use `labels` with"
                  + " `includeSelectors: false` in place of `commonLabels`")
          .source(
              "https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/commonlabels/")
          .finds(KubernetesSharedSelector::violations);

  private KubernetesSharedSelector() {}

  private static Stream<Violation> violations(Picture picture) {
    var said = new HashSet<Map<String, String>>();
    return picture.services().stream()
        .flatMap(
            service ->
                violation(picture, service).filter(_ -> said.add(service.selector())).stream());
  }

  private static Optional<Violation> violation(Picture picture, Service service) {
    List<Workload> strangers = strangers(picture.workloadsOf(service).filter(Workload::isKnown));
    return strangers.isEmpty()
        ? Optional.empty()
        : Optional.of(
            at(
                service.object().placeOf("spec", "selector"),
                "%s selects the pods of %s and of %s",
                service.title(),
                strangers.getFirst().title(),
                strangers.getLast().title()));
  }

  /// The first two workloads that have no program in common.
  private static List<Workload> strangers(Stream<Workload> behind) {
    var firsts = new LinkedHashMap<Set<Program>, Workload>();
    behind.forEach(workload -> firsts.putIfAbsent(programs(workload), workload));
    for (Map.Entry<Set<Program>, Workload> one : firsts.entrySet()) {
      for (Map.Entry<Set<Program>, Workload> other : firsts.entrySet()) {
        if (areStrangers(one.getKey(), other.getKey())) {
          return List.of(one.getValue(), other.getValue());
        }
      }
    }
    return List.of();
  }

  private static boolean areStrangers(Set<Program> one, Set<Program> other) {
    return !one.isEmpty() && !other.isEmpty() && Collections.disjoint(one, other);
  }

  private static Set<Program> programs(Workload workload) {
    return workload.containers().stream()
        .flatMap(it -> it.program().stream())
        .collect(Collectors.toSet());
  }
}
