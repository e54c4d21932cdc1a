package dev.plg.rule.ring;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Nearest;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.IngesterRing;
import java.util.List;

/// A ring can be kept only in the stores that Loki has.
final class StoreIsKnown implements PictureRule {

  private static final List<String> KNOWN =
      List.of("consul", "etcd", "inmemory", "memberlist", "multi");

  @Override
  public About about() {
    return new About(
        "ring/store-unknown",
        Severity.ERROR,
        Versions.of("Loki"),
        "Loki does not know the store of the ring",
        "Loki does not start: `invalid KV store type`",
        "write memberlist, inmemory, consul or etcd",
        "loki vendor/github.com/grafana/dskit/kv/client.go:175@v3.7.6");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return IngesterRing.in(picture)
        .flatMap(ring -> ring.store().stream())
        .filter(store -> !KNOWN.contains(store.value()))
        .map(store -> about().finding(store.place(), message(store.value())))
        .toList();
  }

  private static String message(String store) {
    return Nearest.to(store, KNOWN)
        .map(known -> "a ring cannot be kept in '%s'; did you mean '%s'?".formatted(store, known))
        .orElse("a ring cannot be kept in '%s'".formatted(store));
  }
}
