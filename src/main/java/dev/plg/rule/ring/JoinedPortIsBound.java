package dev.plg.rule.ring;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.IngesterRing;
import dev.plg.view.JoinMember;
import dev.plg.view.PlacedText;
import java.util.List;
import java.util.Optional;

/// Members are joined at the port that they listen on.
final class JoinedPortIsBound implements PictureRule {

  @Override
  public About about() {
    return new About(
        "ring/join-port",
        Severity.ERROR,
        Versions.of("Loki"),
        "the members are joined at a port where they do not listen",
        "the pods do not find each other: each is alone in a ring of its own",
        "join at the port of `memberlist.bind_port`, 7946 unless it is set",
        "loki vendor/github.com/grafana/dskit/kv/memberlist/tcp_transport.go@v3.7.6");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return IngesterRing.in(picture)
        .filter(ring -> !ring.ingesters().isEmpty())
        .flatMap(ring -> ring.joinMembers().stream().flatMap(it -> check(ring, it).stream()))
        .toList();
  }

  private Optional<Finding> check(IngesterRing ring, PlacedText member) {
    JoinMember joined = JoinMember.of(member.value());
    String bound = ring.loki().value("memberlist", "bind_port").orElse("7946");
    boolean differs = !joined.port().isEmpty() && !joined.port().equals(bound);
    return differs && !isMapped(ring, joined) && !bound.contains("$")
        ? Optional.of(about().finding(member.place(), message(joined, bound)))
        : Optional.empty();
  }

  /// Whether a Service with an address of its own may turn the port into another.
  private static boolean isMapped(IngesterRing ring, JoinMember joined) {
    return ring.serviceAt(joined.host()).filter(service -> !service.isHeadless()).isPresent();
  }

  private static String message(JoinMember joined, String bound) {
    return "'%s' is joined at port %s, but Loki listens at %s"
        .formatted(joined.host(), joined.port(), bound);
  }
}
