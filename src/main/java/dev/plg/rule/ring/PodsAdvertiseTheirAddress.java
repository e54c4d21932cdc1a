package dev.plg.rule.ring;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.IngesterRing;
import java.util.List;

/// Who tells others that he lives at localhost cannot be found by them.
final class PodsAdvertiseTheirAddress implements PictureRule {

  private static final List<String> LOCAL = List.of("127.0.0.1", "localhost", "::1");

  private static final List<String[]> ADDRESSES =
      List.of(
          new String[] {"common", "instance_addr"},
          new String[] {"common", "ring", "instance_addr"},
          new String[] {"ingester", "lifecycler", "address"});

  @Override
  public About about() {
    return new About(
        "ring/loopback-address",
        Severity.ERROR,
        Versions.of("Loki"),
        "several pods all say that they live at localhost",
        "each pod takes the others to be itself: lines are lost, or pushes fail",
        "remove the address, or set `common.instance_addr: ${POD_IP}` with that variable",
        "loki vendor/github.com/grafana/dskit/ring/lifecycler.go@v3.7.6");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return IngesterRing.in(picture)
        .filter(ring -> ring.mostIngesters() > 1)
        .filter(ring -> ring.store().filter(store -> !store.is("inmemory")).isPresent())
        .flatMap(ring -> ADDRESSES.stream().flatMap(steps -> ring.written(steps).stream()))
        .filter(address -> LOCAL.contains(address.value()))
        .map(it -> about().finding(it.place(), message(it.value())))
        .toList();
  }

  private static String message(String address) {
    return "each Loki pod tells the others that it lives at %s".formatted(address);
  }
}
