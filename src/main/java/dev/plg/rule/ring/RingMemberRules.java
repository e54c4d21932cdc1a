package dev.plg.rule.ring;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.PictureSubjects.RINGS;

import dev.plg.picture.Picture;
import dev.plg.picture.Service;
import dev.plg.rule.Rule;
import dev.plg.rule.Subject;
import dev.plg.view.JoinMember;
import java.util.List;

/// The rules of the area `ring` on the members that memberlist joins.
public final class RingMemberRules {

  /// The entries of `join_members` in each ring.
  private static final Subject<Picture, JoinMember> MEMBERS = RINGS.each(JoinMember::of);

  public static final List<Rule> ALL =
      List.of(
          error("ring/nobody-to-join", RINGS)
              .what("several pods use memberlist, but `join_members` is empty")
              .why("each pod forms a ring of its own, as with the store inmemory")
              .fix("set `memberlist.join_members` to a headless Service that selects all Loki pods")
              .source(
                  "loki vendor/github.com/grafana/dskit/kv/memberlist/memberlist_client.go:741@v3.7.6")
              .where(it -> it.mostIngesters() > 1 && it.joinMembers().isEmpty())
              .where(it -> RingRules.hasStore(it, "memberlist"))
              .says("the store is memberlist, but `memberlist.join_members` is empty")
              .at(it -> it.store().get().place()),
          error("ring/join-members", MEMBERS)
              .what("a member to join does not exist or is not Loki")
              .why("the pods do not find each other: each forms a ring of its own")
              .fix("set a headless Service that selects all Loki pods")
              .source(
                  "loki production/helm/loki/templates/service-memberlist.yaml@helm-loki-5.48.0")
              .where(it -> !it.ring().ingesters().isEmpty())
              .where(
                  it ->
                      it.service()
                          .map(service -> !selectsIngesters(it, service))
                          .orElseGet(() -> isMissing(it)))
              .says(
                  it ->
                      it.service()
                          .map(
                              service ->
                                  "%s does not select the Loki pods that join it"
                                      .formatted(service.title()))
                          .orElse("there is no Service '%s' to join".formatted(it.host())))
              .at(JoinMember::place),
          warning("ring/join-headless", MEMBERS)
              .what("the Service in `join_members` is not headless")
              .why(
                  "a pod that starts reaches an arbitrary pod, or only itself, and the ring can"
                      + " stay split")
              .fix("set `clusterIP: None` and `publishNotReadyAddresses: true` on that Service")
              .source(
                  "loki production/helm/loki/templates/service-memberlist.yaml@helm-loki-5.48.0")
              .where(it -> it.ring().mostIngesters() > 1)
              .where(
                  it ->
                      it.service()
                          .filter(service -> !service.isHeadless() && selectsIngesters(it, service))
                          .isPresent())
              .says(
                  "%s is joined by memberlist, but is not headless",
                  it -> it.service().get().title())
              .at(it -> it.service().get().object().placeOf("spec")),
          error("ring/join-port", MEMBERS)
              .what("the port in `join_members` is not the one that memberlist listens on")
              .why("the pods do not find each other: each forms a ring of its own")
              .fix("set the port of `memberlist.bind_port`, which defaults to 7946")
              .source("loki vendor/github.com/grafana/dskit/kv/memberlist/tcp_transport.go@v3.7.6")
              .where(it -> !it.ring().ingesters().isEmpty() && !it.port().isEmpty())
              .where(it -> !bindPort(it).equals(it.port()) && !bindPort(it).contains("$"))
              // A Service with a cluster IP may map the port.
              .where(it -> it.service().filter(service -> !service.isHeadless()).isEmpty())
              .says(
                  "'%s' is joined at port %s, but Loki listens on %s",
                  it -> it.host(), it -> it.port(), it -> bindPort(it))
              .at(JoinMember::place));

  private RingMemberRules() {}

  private static boolean selectsIngesters(JoinMember member, Service service) {
    return member.ring().ingesters().stream().anyMatch(service::selects);
  }

  /// Whether the name is that of a Service, and the picture has the Services of Loki.
  private static boolean isMissing(JoinMember member) {
    return member.isPlainName()
        && member.ring().ingesters().stream()
            .anyMatch(it -> member.ring().picture().servicesOf(it).findAny().isPresent());
  }

  private static String bindPort(JoinMember member) {
    return member.ring().loki().value("memberlist", "bind_port").orElse("7946");
  }
}
