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

/// Each pod with a ring in its own memory is a cluster of its own: a query asks one of them and
/// sees the recent lines of that one alone.
final class PodsShareOneRing implements PictureRule {

  @Override
  public About about() {
    return new About(
        "ring/in-memory",
        Severity.ERROR,
        Versions.of("Loki"),
        "several Loki pods, each with a ring of its own",
        "each pod is a cluster of one: a query sees the recent lines of the pod that "
            + "answers it, and no error tells",
        "set `common.ring.kvstore.store: memberlist` and `memberlist.join_members`, or run "
            + "one pod",
        "loki vendor/github.com/grafana/dskit/kv/client.go:148@v3.7.6");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return IngesterRing.in(picture)
        .filter(ring -> ring.mostIngesters() > 1)
        .flatMap(
            ring ->
                ring.store().filter(it -> it.is("inmemory")).map(it -> finding(ring, it)).stream())
        .toList();
  }

  private Finding finding(IngesterRing ring, PlacedText store) {
    return about()
        .finding(
            store.place(),
            "%d Loki pods keep their ring in memory, each its own".formatted(ring.mostIngesters()));
  }
}
