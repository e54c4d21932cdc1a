package dev.plg.app.generate;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Pointer;
import dev.plg.picture.Assumptions;
import dev.plg.picture.Picture;
import dev.plg.picture.PictureBuilder;
import dev.plg.plan.Plan;
import dev.plg.plan.Resource;
import dev.plg.rule.registry.Rules;
import dev.plg.view.ResolvedStack;
import dev.plg.yaml.Placed;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The picture of a plan, and what the rules say of it at the places of the stack that asks for it.
public final class PlanPicture {

  private PlanPicture() {}

  /// The findings on the picture of a plan, less those that a rule on the stack has said already.
  ///
  /// @param said what the rules on the stack found
  static List<Finding> check(Plan plan, ResolvedStack asked, Collection<Finding> said) {
    Set<String> known = new HashSet<>();
    said.forEach(finding -> known.addAll(covered(finding)));
    return Rules.check(of(plan)).stream()
        .filter(finding -> !known.contains(finding.rule()))
        .map(finding -> inStack(finding, plan, asked))
        .toList();
  }

  /// What would run of a plan. Each object is at a place of its own, in the file that plg writes it
  /// into.
  public static Picture of(Plan plan) {
    var builder = new PictureBuilder(Assumptions.NONE);
    plan.configs().forEach(config -> builder.knows(config.text(), config.tree()));
    for (Resource resource : plan.resources()) {
      builder.add(Placed.at(place(resource), resource.object()));
    }
    return builder.build();
  }

  private static List<String> covered(Finding finding) {
    return Rules.named(finding.rule()).map(rule -> rule.about().covers()).orElse(List.of());
  }

  private static Location place(Resource resource) {
    return new Location(resource.component() + "/" + resource.file(), 1, 1);
  }

  private static Finding inStack(Finding finding, Plan plan, ResolvedStack asked) {
    String file = finding.place().file();
    Location place =
        plan.parts().stream()
            .filter(part -> file.startsWith(part.name() + "/"))
            .map(part -> asked.place(Pointer.of(part.component().key())))
            .findFirst()
            .orElse(Location.NONE);
    return new Finding(
        finding.rule(), finding.severity(), place, finding.message(), finding.why(), finding.fix());
  }
}
