package dev.plg.rule.ring;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.Run;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.IngesterRing;
import java.util.List;

/// The mode of read, write and backend has no future after Loki 3.
final class ScalableModeEnds implements PictureRule {

  @Override
  public About about() {
    return new About(
        "ring/simple-scalable",
        Severity.NOTE,
        Versions.from("Loki", "3.7"),
        "the simple scalable mode goes with Loki 4",
        "Loki 4.0 has no targets read, write and backend",
        "plan the move to one target `all` with several pods, or to microservices",
        "loki docs/sources/get-started/deployment-modes.md:34@v3.7.6");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return IngesterRing.in(picture)
        .filter(ring -> about().versions().include(ring.loki().version()))
        .flatMap(
            ring ->
                ring.loki().config().runs().stream()
                    .filter(run -> ring.target(run).equals("write"))
                    .map(run -> about().finding(run.container().place(), message(run))))
        .toList();
  }

  private static String message(Run run) {
    return "%s runs the target `write` of the simple scalable mode"
        .formatted(run.workload().title());
  }
}
