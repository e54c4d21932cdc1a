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

/// The name in `join_members` must lead to Loki's own pods.
final class JoinedServiceReachesLoki implements PictureRule {

  @Override
  public About about() {
    return new About(
        "ring/join-members",
        Severity.ERROR,
        Versions.of("Loki"),
        "the members to join cannot be found",
        "the pods do not find each other: each is alone in a ring of its own",
        "name a headless Service that selects all Loki pods",
        "loki production/helm/loki/templates/service-memberlist.yaml@helm-loki-5.48.0");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return IngesterRing.in(picture)
        .filter(ring -> !ring.ingesters().isEmpty())
        .flatMap(ring -> ring.joinMembers().stream().flatMap(it -> check(ring, it).stream()))
        .toList();
  }

  private Optional<Finding> check(IngesterRing ring, PlacedText member) {
    String host = JoinMember.of(member.value()).host();
    return ring.serviceAt(host)
        .map(service -> selects(ring, service, member))
        .orElseGet(() -> isMissing(ring, host) ? missing(member, host) : Optional.empty());
  }

  private Optional<Finding> selects(IngesterRing ring, Service service, PlacedText member) {
    return ring.ingesters().stream().noneMatch(service::selects)
        ? Optional.of(
            about()
                .finding(
                    member.place(),
                    "%s does not select the Loki pods that join it".formatted(service.title())))
        : Optional.empty();
  }

  /// Whether a name is that of a Service, and the Services of Loki can be seen.
  private static boolean isMissing(IngesterRing ring, String host) {
    return JoinMember.isPlainName(host)
        && ring.ingesters().stream()
            .anyMatch(pod -> ring.picture().servicesOf(pod).findAny().isPresent());
  }

  private Optional<Finding> missing(PlacedText member, String host) {
    return Optional.of(
        about().finding(member.place(), "there is no Service '%s' to join".formatted(host)));
  }
}
