package dev.plg.rule.ring;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.IngesterRing;
import dev.plg.view.PlacedText;
import java.util.List;

/// Of two replication factors the one in the ingesters' own ring counts, for the ingesters alone.
final class FactorIsWrittenOnce implements PictureRule {

  @Override
  public About about() {
    return new About(
        "ring/two-factors",
        Severity.WARNING,
        Versions.from("Loki", "2.4"),
        "two replication factors that differ",
        "the ingesters follow their own ring, the other rings the common one, and no error "
            + "tells",
        "remove `ingester.lifecycler.ring.replication_factor`",
        "loki pkg/loki/config_wrapper.go:794@v3.7.6");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return IngesterRing.in(picture)
        .filter(ring -> about().versions().include(ring.loki().version()))
        .flatMap(ring -> ring.bothFactors().stream())
        .filter(both -> !both.getFirst().is(both.getLast().value()))
        .map(both -> about().finding(both.getFirst().place(), message(both)))
        .toList();
  }

  private static String message(List<PlacedText> both) {
    return "replication factor %s of the ingesters' ring wins over the common %s"
        .formatted(both.getFirst().value(), both.getLast().value());
  }
}
