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

/// With exactly as many ingesters as a quorum needs, the restart of one stops all writing.
final class QuorumSurvivesRestart implements PictureRule {

  @Override
  public About about() {
    return new About(
        "ring/no-spare",
        Severity.WARNING,
        Versions.of("Loki"),
        "no ingester can be missed",
        "while one pod restarts, every push is answered with 500",
        "run as many pods as the replication factor says, or set "
            + "`common.replication_factor: 1`",
        "loki vendor/github.com/grafana/dskit/ring/replication_strategy.go:42@v3.7.6");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return IngesterRing.in(picture)
        .filter(ring -> ring.store().filter(store -> isShared(store)).isPresent())
        .flatMap(
            ring ->
                ring
                    .factor()
                    .filter(factor -> factor > 1 && ring.leastIngesters() == factor / 2 + 1)
                    .map(factor -> finding(ring, factor))
                    .stream())
        .toList();
  }

  private static boolean isShared(PlacedText store) {
    return store.isWritten() && !store.is("inmemory");
  }

  private Finding finding(IngesterRing ring, int factor) {
    return about()
        .finding(
            ring.podsPlace(),
            "replication factor %d needs %d live ingesters, and there are no more than that"
                .formatted(factor, factor / 2 + 1));
  }
}
