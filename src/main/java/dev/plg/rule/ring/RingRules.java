package dev.plg.rule.ring;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.Draft.note;
import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.PictureSubjects.LOKI;
import static dev.plg.rule.PictureSubjects.RINGS;
import static dev.plg.rule.PictureSubjects.workloads;
import static dev.plg.rule.Violation.at;

import dev.plg.catalog.Capability;
import dev.plg.catalog.Program;
import dev.plg.finding.Location;
import dev.plg.finding.Nearest;
import dev.plg.picture.Flag;
import dev.plg.picture.Picture;
import dev.plg.picture.Run;
import dev.plg.picture.Service;
import dev.plg.picture.Workload;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.IngesterRing;
import dev.plg.view.LokiView;
import dev.plg.view.PlacedText;
import dev.plg.view.Scale;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The rules of the area `ring`, apart from those on the members to join.
public final class RingRules {

  private static final List<String> STORES =
      List.of("consul", "etcd", "inmemory", "memberlist", "multi");

  private static final List<String> LOCAL = List.of("127.0.0.1", "localhost", "::1");

  public static final List<Rule> ALL =
      List.of(
          error("ring/in-memory", RINGS)
              .what("several Loki pods each keep a ring of their own in memory")
              .why(
                  "each pod is a cluster of one: a query sees only the recent lines of the pod that"
                      + " answers it, without an error")
              .fix(
                  "set `common.ring.kvstore.store: memberlist` and `memberlist.join_members`, or"
                      + " run one pod")
              .source("loki vendor/github.com/grafana/dskit/kv/client.go:148@v3.7.6")
              .where(it -> it.mostIngesters() > 1 && hasStore(it, "inmemory"))
              .says("%d Loki pods each keep their own ring in memory", it -> it.mostIngesters())
              .at(it -> it.store().get().place()),
          error("ring/in-memory-factor", RINGS)
              .what(
                  "a ring in memory cannot hold as many ingesters as the replication factor needs")
              .why("every push gets a 500: `at least N live replicas required, could only find M`")
              .fix(
                  "remove `common.ring`, so that `memberlist` applies, or set"
                      + " `common.replication_factor: 1` for one pod")
              .source("loki vendor/github.com/grafana/dskit/ring/replication_strategy.go:69@v3.7.6")
              .where(it -> it.loki().config().runs().isEmpty() && hasStore(it, "inmemory"))
              .where(it -> it.factor().filter(factor -> factor > 1).isPresent())
              .says(
                  it ->
                      "each process has a ring of its own in memory, but the replication factor is"
                          + " %d%s"
                              .formatted(
                                  it.factor().orElseThrow(),
                                  it.joinMembers().isEmpty()
                                      ? ""
                                      : ", and `memberlist.join_members` has no effect"))
              .at(it -> it.store().get().place()),
          error("ring/quorum", RINGS)
              .what("there are fewer ingesters than the replication factor requires")
              .why("every push gets a 500: `at least N live replicas required, could only find M`")
              .fix(
                  "set `common.replication_factor: 1` for one pod, or run as many pods as the"
                      + " replication factor")
              .source("loki vendor/github.com/grafana/dskit/ring/replication_strategy.go:69@v3.7.6")
              .where(it -> it.leastIngesters() > 0)
              // Pods that do not share a ring are what other rules find.
              .where(it -> it.mostIngesters() == 1 ? isStoreSet(it) : isShared(it))
              .where(
                  it ->
                      it.factor()
                          .filter(factor -> it.leastIngesters() < quorum(factor))
                          .isPresent())
              .says(
                  "replication factor %d%s requires %d live ingesters, but there %s %d",
                  it -> it.factor().get(),
                  it -> it.replicationFactor().isWritten() ? "" : " (the default)",
                  it -> quorum(it.factor().get()),
                  it -> it.leastIngesters() == 1 ? "is" : "are",
                  it -> it.leastIngesters())
              .at(RingRules::factorPlace),
          warning("ring/no-spare", RINGS)
              .what("there are only as many ingesters as a quorum requires")
              .why("while one pod restarts, every push gets a 500")
              .fix(
                  "run as many pods as the replication factor, or set `common.replication_factor:"
                      + " 1`")
              .source("loki vendor/github.com/grafana/dskit/ring/replication_strategy.go:42@v3.7.6")
              .where(RingRules::isShared)
              .where(
                  it ->
                      it.factor()
                          .filter(factor -> factor > 1 && it.leastIngesters() == quorum(factor))
                          .isPresent())
              .says(
                  "replication factor %d requires %d live ingesters, and there are only %d",
                  it -> it.factor().get(), it -> it.leastIngesters(), it -> it.leastIngesters())
              .at(IngesterRing::podsPlace),
          error("ring/consul-default", RINGS)
              .what("the store of the ring is not set and defaults to consul")
              .why(
                  "Loki connects to consul at localhost:8500, where no consul runs, and accepts no"
                      + " pushes")
              .fix("set `common.ring.kvstore.store`: inmemory for one pod, memberlist for several")
              .source("loki pkg/loki/config_wrapper.go:204@v3.7.6")
              .where(it -> it.mostIngesters() > 0 && it.store().isPresent())
              .where(it -> !isStoreSet(it) && !namesConsul(it.loki()))
              .says(
                  it ->
                      it.joinMembers().isEmpty()
                          ? "the store of the ring is not set and defaults to consul at"
                              + " localhost:8500"
                          : "memberlist is not used: other keys of `common` define a ring, whose"
                              + " store defaults to consul")
              .fixedBy(
                  it ->
                      it.joinMembers().isEmpty()
                          ? ""
                          : "set `common.ring.kvstore.store: memberlist`")
              .at(
                  it ->
                      it.joinMembers().isEmpty()
                          ? it.loki().placeOf("common", "ring")
                          : it.loki().placeOf("memberlist", "join_members")),
          error("ring/store-unknown", RINGS.each(it -> it.store().stream()))
              .what("Loki does not support the store of the ring")
              .why("Loki does not start: `invalid KV store type`")
              .fix("set memberlist, inmemory, consul or etcd")
              .source("loki vendor/github.com/grafana/dskit/kv/client.go:175@v3.7.6")
              .where(it -> !STORES.contains(it.value()))
              .says(
                  "Loki has no ring store '%s'%s",
                  it -> it.value(),
                  it ->
                      Nearest.to(it.value(), STORES)
                          .map("; did you mean '%s'?"::formatted)
                          .orElse(""))
              .at(PlacedText::place),
          warning("ring/two-factors", RINGS.from("2.4").each(it -> it.bothFactors().stream()))
              .what("two replication factors differ")
              .why(
                  "ingesters use the one of their own ring, all other rings use the common one,"
                      + " without an error")
              .fix("remove `ingester.lifecycler.ring.replication_factor`")
              .source("loki pkg/loki/config_wrapper.go:794@v3.7.6")
              .where(both -> !both.getFirst().is(both.getLast().value()))
              .says(
                  "replication factor %s of the ingester ring overrides the common one, %s",
                  both -> both.getFirst().value(), both -> both.getLast().value())
              .at(both -> both.getFirst().place()),
          error("ring/loopback-address", RINGS)
              .what("several pods advertise a loopback address")
              .why(
                  "each pod connects to itself in place of the others: lines are lost, or pushes"
                      + " fail")
              .fix("remove the address, or set `common.instance_addr: ${POD_IP}` and that variable")
              .source("loki vendor/github.com/grafana/dskit/ring/lifecycler.go@v3.7.6")
              .where(it -> it.mostIngesters() > 1)
              .where(it -> it.store().filter(store -> !store.is("inmemory")).isPresent())
              .finds(
                  ring ->
                      addresses(ring)
                          .filter(it -> LOCAL.contains(it.value()))
                          .map(
                              it ->
                                  at(
                                      it.place(),
                                      "each Loki pod advertises the address %s",
                                      it.value()))),
          error("ring/legacy-read", LOKI.from("2.8"))
              .what("a target `backend` is used in legacy read mode")
              .why(
                  "Loki does not start: `invalid target, cannot run backend target with legacy read"
                      + " mode`")
              .fix("set `legacy_read_target: false`, or add -legacy-read-mode=false")
              .source(
                  "loki pkg/loki/validation.go:19@v3.7.6; the default was true before 3.0,"
                      + " pkg/loki/loki.go:140@v2.9.6")
              .finds(RingRules::legacyBackends),
          error("ring/persist-tokens", LOKI.from("2.4"))
              .what("`persist_tokens` is true without `path_prefix`")
              .why("Loki does not start: `if persist_tokens is true, path_prefix MUST be defined`")
              .fix("set `common.path_prefix` to a directory on a volume")
              .source("loki pkg/loki/config_wrapper.go:477@v3.7.6")
              .where(it -> it.isOn("common", "persist_tokens"))
              .where(it -> it.value("common", "path_prefix").isEmpty())
              .where(it -> it.config().flag("common.path-prefix").isEmpty())
              .says("`common.persist_tokens` is true, but `common.path_prefix` is not set")
              .at(it -> it.placeOf("common", "persist_tokens")),
          note("ring/simple-scalable", LOKI.from("3.7"))
              .what("Loki 4 removes the simple scalable mode")
              .why("Loki 4.0 has no targets read, write and backend")
              .fix("plan to move to several pods with target `all`, or to microservices")
              .source("loki docs/sources/get-started/deployment-modes.md:34@v3.7.6")
              .finds(
                  loki ->
                      loki.config().runs().stream()
                          .filter(run -> loki.targets(run).contains("write"))
                          .map(
                              run ->
                                  at(
                                      run.container().place(),
                                      "%s runs the target `write` of the simple scalable mode",
                                      run.workload().title()))),
          RingFilesystem.RULE,
          warning("ring/governing-service", workloads(Program.LOKI).and(workloads(Program.TEMPO)))
              .what("`serviceName` of a StatefulSet is not a headless Service")
              .why("its pods have no DNS names: a single pod cannot be addressed, without an error")
              .fix("set `clusterIP: None` on a separate Service and name it as `serviceName`")
              .source(
                  "https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id")
              .where(it -> it.kind().equals("StatefulSet"))
              .findsIn(RingRules::withoutNames));

  private RingRules() {}

  private static boolean isStoreSet(IngesterRing ring) {
    return ring.store().filter(PlacedText::isWritten).isPresent();
  }

  private static boolean isShared(IngesterRing ring) {
    return isStoreSet(ring) && !hasStore(ring, "inmemory");
  }

  static boolean hasStore(IngesterRing ring, String store) {
    return ring.store().filter(it -> it.is(store)).isPresent();
  }

  private static int quorum(int factor) {
    return factor / 2 + 1;
  }

  private static Location factorPlace(IngesterRing ring) {
    return ring.replicationFactor().isWritten()
        ? ring.replicationFactor().place()
        : ring.podsPlace();
  }

  private static boolean namesConsul(LokiView loki) {
    return Stream.of(
            loki.tree().mapping("ingester").mapping("lifecycler"), loki.tree().mapping("common"))
        .anyMatch(it -> !it.mapping("ring").mapping("kvstore").isEmpty());
  }

  private static Stream<PlacedText> addresses(IngesterRing ring) {
    return Stream.of(
            ring.written("common", "instance_addr"),
            ring.written("common", "ring", "instance_addr"),
            ring.written("ingester", "lifecycler", "address"))
        .flatMap(Optional::stream);
  }

  private static Stream<Violation> legacyBackends(LokiView loki) {
    boolean isSet = loki.value("legacy_read_target").isPresent();
    return loki.config().runs().stream()
        .filter(run -> loki.targets(run).contains("backend") && isLegacy(loki, run))
        .map(
            run ->
                at(
                    isSet ? loki.placeOf("legacy_read_target") : run.container().place(),
                    "%s runs the target `backend`, but legacy read mode is on%s",
                    run.workload().title(),
                    isSet ? "" : " by default"));
  }

  private static boolean isLegacy(LokiView loki, Run run) {
    return run.container()
        .flag("legacy-read-mode")
        .map(Flag::isOn)
        .or(() -> loki.value("legacy_read_target").map("true"::equals))
        .orElse(loki.config().lacks(Capability.LOKI_READS_BY_BACKEND));
  }

  private static Stream<Violation> withoutNames(Workload workload, Picture picture) {
    if (Scale.of(picture, workload).most() <= 1) {
      return Stream.empty();
    }
    String name = workload.object().spec().text("serviceName").orElse("");
    Location place = workload.object().placeOf("spec", "serviceName");
    Optional<Service> service =
        picture
            .servicesNamed(name)
            .filter(it -> it.object().mayShareNamespace(workload.object()))
            .findFirst();
    if (service.isPresent()) {
      return service
          .filter(it -> !it.isHeadless())
          .map(it -> at(place, "%s is not headless", it.title()))
          .stream();
    }
    return !name.isEmpty() && picture.servicesOf(workload).findAny().isPresent()
        ? Stream.of(at(place, "there is no Service '%s'", name))
        : Stream.empty();
  }
}
