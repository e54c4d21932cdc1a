package dev.plg.app.lint;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.picture.Assumptions;
import dev.plg.picture.Picture;
import dev.plg.picture.PictureBuilder;
import dev.plg.picture.Release;
import dev.plg.rule.registry.Rules;
import dev.plg.source.values.UnknownValue;
import dev.plg.source.values.ValuesTemplates;
import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Asks the rules about what the values of another program's chart send to Loki and Tempo, or ask
/// them: the rest of such values is left alone.
final class CarriedJudging {

  private CarriedJudging() {}

  /// The configurations in the values of a release; none where it carries none.
  static Picture inside(Release release) {
    Mapping values = ValuesTemplates.rendered(release.values(), release.values(), Mapping.EMPTY);
    return new PictureBuilder(Assumptions.NONE).addCarried(release.chart().name(), values).build();
  }

  /// What is wrong with them.
  static List<Finding> findings(Release release, Picture inside) {
    Set<Location> unknown = UnknownValue.in(release.values());
    var findings = new ArrayList<Finding>(inside.findings());
    findings.addAll(Rules.check(inside));
    findings.removeIf(it -> unknown.contains(it.place()));
    return findings;
  }
}
