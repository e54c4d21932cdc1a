package dev.plg.rule.ring;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.IngesterRing;
import java.util.List;

/// Pods that are to gossip need somebody to begin with.
final class MembersAreJoined implements PictureRule {

  @Override
  public About about() {
    return new About(
        "ring/nobody-to-join",
        Severity.ERROR,
        Versions.of("Loki"),
        "several pods by memberlist, and nobody to join",
        "each pod stays alone in a ring of its own, as with a ring in memory",
        "set `memberlist.join_members` to a headless Service that selects all Loki pods",
        "loki vendor/github.com/grafana/dskit/kv/memberlist/memberlist_client.go:741@v3.7.6");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return IngesterRing.in(picture)
        .filter(ring -> ring.mostIngesters() > 1 && ring.joinMembers().isEmpty())
        .flatMap(ring -> ring.store().stream())
        .filter(store -> store.is("memberlist"))
        .map(
            it ->
                about().finding(it.place(), "memberlist is the store, and `join_members` is empty"))
        .toList();
  }
}
