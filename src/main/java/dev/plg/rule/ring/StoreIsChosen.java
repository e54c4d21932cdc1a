package dev.plg.rule.ring;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.IngesterRing;
import dev.plg.view.LokiView;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.stream.Stream;

/// Loki looks for its ring in a consul beside it unless it is told otherwise.
final class StoreIsChosen implements PictureRule {

  @Override
  public About about() {
    return new About(
        "ring/consul-default",
        Severity.ERROR,
        Versions.of("Loki"),
        "no store is chosen for the ring",
        "Loki looks for consul at localhost:8500, where nobody is, and takes no push",
        "set `common.ring.kvstore.store`: inmemory for one pod, memberlist for several",
        "loki pkg/loki/config_wrapper.go:204@v3.7.6");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return IngesterRing.in(picture)
        .filter(ring -> ring.mostIngesters() > 0)
        .filter(ring -> ring.store().filter(store -> !store.isWritten()).isPresent())
        .filter(ring -> !namesConsul(ring.loki()))
        .map(this::finding)
        .toList();
  }

  private static boolean namesConsul(LokiView loki) {
    Mapping own = loki.tree().mapping("ingester").mapping("lifecycler");
    Mapping common = loki.tree().mapping("common");
    return Stream.of(own, common).anyMatch(it -> !it.mapping("ring").mapping("kvstore").isEmpty());
  }

  private Finding finding(IngesterRing ring) {
    return ring.joinMembers().isEmpty()
        ? about()
            .finding(
                ring.loki().placeOf("common", "ring"),
                "no store is chosen for the ring, so it is consul at localhost:8500")
        : about()
            .finding(
                ring.loki().placeOf("memberlist", "join_members"),
                "memberlist is not used: values of `common` make a ring whose store is consul",
                "set `common.ring.kvstore.store: memberlist`");
  }
}
