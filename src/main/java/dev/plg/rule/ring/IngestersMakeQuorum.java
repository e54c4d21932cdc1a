package dev.plg.rule.ring;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.IngesterRing;
import dev.plg.view.PlacedText;
import java.util.List;
import java.util.Optional;

/// A push is taken only where more than half of the replicas of a line are alive.
final class IngestersMakeQuorum implements PictureRule {

  @Override
  public About about() {
    return new About(
        "ring/quorum",
        Severity.ERROR,
        Versions.of("Loki"),
        "fewer ingesters than the replication factor needs",
        "every push is answered with 500: `at least N live replicas required, could only "
            + "find M`",
        "set `common.replication_factor: 1` for one pod, or run as many pods as the factor "
            + "says",
        "loki vendor/github.com/grafana/dskit/ring/replication_strategy.go:69@v3.7.6");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return IngesterRing.in(picture)
        .filter(ring -> ring.leastIngesters() > 0)
        .filter(ring -> ring.store().filter(store -> isOne(store, ring)).isPresent())
        .flatMap(ring -> missing(ring).stream())
        .toList();
  }

  /// Whether the pods make one ring: where they don't, other rules say so.
  private static boolean isOne(PlacedText store, IngesterRing ring) {
    return store.isWritten() && (!store.is("inmemory") || ring.mostIngesters() == 1);
  }

  private Optional<Finding> missing(IngesterRing ring) {
    int ingesters = ring.leastIngesters();
    return ring.factor()
        .filter(factor -> ingesters < factor / 2 + 1)
        .map(factor -> about().finding(place(ring), message(ring, factor, ingesters)));
  }

  private static Location place(IngesterRing ring) {
    return ring.replicationFactor().isWritten()
        ? ring.replicationFactor().place()
        : ring.podsPlace();
  }

  private static String message(IngesterRing ring, int factor, int ingesters) {
    return "replication factor %d%s needs %d live ingesters, and there %s %d"
        .formatted(
            factor,
            ring.replicationFactor().isWritten() ? "" : ", the default,",
            factor / 2 + 1,
            ingesters == 1 ? "is" : "are",
            ingesters);
  }
}
