package dev.plg.view;

import dev.plg.finding.Location;
import dev.plg.picture.Service;
import java.util.Optional;
import java.util.stream.Stream;

/// An entry of `join_members`: `dns+loki-memberlist.monitoring.svc:7946`.
///
/// @param port empty where none is written
public record JoinMember(IngesterRing ring, String host, String port, Location place) {

  /// The entries of a ring.
  public static Stream<JoinMember> of(IngesterRing ring) {
    return ring.joinMembers().stream().map(member -> of(ring, member));
  }

  // loki vendor/github.com/grafana/dskit/dns/provider.go@v3.7.6
  private static JoinMember of(IngesterRing ring, PlacedText member) {
    int plus = member.value().indexOf('+');
    String address = plus < 0 ? member.value() : member.value().substring(plus + 1);
    int colon = address.lastIndexOf(':');
    return new JoinMember(
        ring,
        colon < 0 ? address : address.substring(0, colon),
        colon < 0 ? "" : address.substring(colon + 1),
        member.place());
  }

  /// Whether it can only be the name of a Service in the same namespace: no address, no variable.
  public boolean isPlainName() {
    return !host.isEmpty()
        && Character.isLetter(host.charAt(0))
        && host.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-');
  }

  /// The Service that the host name means where the ingesters are.
  public Optional<Service> service() {
    return ring.ingesters().stream()
        .findFirst()
        .flatMap(it -> ring.picture().serviceAt(host, it.object().namespace()));
  }
}
