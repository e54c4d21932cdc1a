package dev.plg.rule.ring;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.Service;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.IngesterRing;
import dev.plg.view.JoinMember;
import dev.plg.view.PlacedText;
import java.util.List;
import java.util.Optional;

/// Behind a Service with an address of its own a pod reaches any one pod, itself among them.
final class JoinedServiceIsHeadless implements PictureRule {

  @Override
  public About about() {
    return new About(
        "ring/join-headless",
        Severity.WARNING,
        Versions.of("Loki"),
        "the Service to join has an address of its own",
        "a pod that starts reaches any one of them, or only itself, and the ring can stay "
            + "split",
        "set `clusterIP: None` and `publishNotReadyAddresses: true` on that Service",
        "loki production/helm/loki/templates/service-memberlist.yaml@helm-loki-5.48.0");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return IngesterRing.in(picture)
        .filter(ring -> ring.mostIngesters() > 1)
        .flatMap(ring -> ring.joinMembers().stream().flatMap(it -> joined(ring, it).stream()))
        .filter(service -> !service.isHeadless())
        .distinct()
        .map(service -> about().finding(service.object().placeOf("spec"), message(service)))
        .toList();
  }

  private static Optional<Service> joined(IngesterRing ring, PlacedText member) {
    return ring.serviceAt(JoinMember.of(member.value()).host())
        .filter(service -> ring.ingesters().stream().anyMatch(service::selects));
  }

  private static String message(Service service) {
    return "%s is joined by memberlist, and is not headless".formatted(service.title());
  }
}
