package dev.plg.rule.kubernetes;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Container;
import dev.plg.picture.Picture;
import dev.plg.picture.Service;
import dev.plg.picture.Workload;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A Service sends to the pods of one program.
final class ServiceSelectsOneProgram implements PictureRule {

  @Override
  public About about() {
    return new About(
        "kubernetes/shared-selector",
        Severity.WARNING,
        Versions.ALL,
        "the selector of a Service matches pods of different programs",
        "requests for one program reach another; only a named `targetPort` that no other pod "
            + "has keeps them apart, and kustomize's `commonLabels` makes all selectors alike",
        "select by a label that only this program has; in kustomize write `labels` with "
            + "`includeSelectors: false` for `commonLabels`",
        "https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/commonlabels/");
  }

  @Override
  public List<Finding> check(Picture picture) {
    var findings = new ArrayList<Finding>();
    var said = new HashSet<Map<String, String>>();
    for (Service service : picture.services()) {
      List<Workload> strangers = strangers(picture, service);
      if (!strangers.isEmpty() && said.add(service.selector())) {
        findings.add(
            about()
                .finding(
                    service.object().placeOf("spec", "selector"), message(service, strangers)));
      }
    }
    return findings;
  }

  /// The first two workloads behind a Service that have no program in common.
  private static List<Workload> strangers(Picture picture, Service service) {
    var firsts = new LinkedHashMap<Set<Program>, Workload>();
    picture
        .workloadsOf(service)
        .filter(Workload::isKnown)
        .forEach(workload -> firsts.putIfAbsent(programs(workload), workload));
    for (Set<Program> one : firsts.keySet()) {
      for (Set<Program> other : firsts.keySet()) {
        if (areStrangers(one, other)) {
          return List.of(firsts.get(one), firsts.get(other));
        }
      }
    }
    return List.of();
  }

  private static boolean areStrangers(Set<Program> one, Set<Program> other) {
    return !one.isEmpty() && !other.isEmpty() && Collections.disjoint(one, other);
  }

  private static Set<Program> programs(Workload workload) {
    var programs = EnumSet.noneOf(Program.class);
    for (Container container : workload.containers()) {
      container.program().ifPresent(programs::add);
    }
    return programs;
  }

  private static String message(Service service, List<Workload> strangers) {
    return "%s selects the pods of %s and of %s"
        .formatted(service.title(), strangers.getFirst().title(), strangers.getLast().title());
  }
}
