package dev.plg.rule.tempo;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.Draft.note;
import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.PictureSubjects.TEMPO;
import static dev.plg.rule.PictureSubjects.configs;
import static dev.plg.rule.PictureSubjects.runs;
import static dev.plg.rule.Violation.at;

import dev.plg.catalog.Capability;
import dev.plg.catalog.Program;
import dev.plg.picture.Port;
import dev.plg.picture.Run;
import dev.plg.picture.Service;
import dev.plg.rule.Rule;
import dev.plg.rule.UnknownConfigKeys;
import dev.plg.rule.Violation;
import dev.plg.view.TempoReceiver;
import dev.plg.view.TempoView;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Scalar;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The rules of the area `tempo` on a picture.
public final class TempoRules {

  private static final Set<String> KEYS_OF_OVERRIDES =
      Set.of(
          "defaults",
          "per_tenant_override_config",
          "per_tenant_override_period",
          "user_configurable_overrides",
          "enable_legacy_overrides");

  private static final List<Rule> ON_PROCESS =
      List.of(
          error(
                  "tempo/ballast",
                  runs(Program.TEMPO)
                      .from("3.0")
                      .each(it -> it.container().flag("mem-ballast-size-mbs").stream()))
              .what("Tempo no longer has the option -mem-ballast-size-mbs")
              .why("Tempo exits: `flag provided but not defined: -mem-ballast-size-mbs`")
              .fix("remove it, and set GOMEMLIMIT instead")
              .source("grafana/tempo CHANGELOG.md 3.0.0 (#6403)")
              .at(it -> it.place()),
          error("tempo/flat-overrides", TEMPO.from("3.0"))
              .what("`overrides` has the flat form of Tempo before 2.3")
              .why("Tempo 3.0 and later refuse to start with it")
              .fix(
                  "move the keys below `overrides.defaults`, as in `defaults: {ingestion:"
                      + " {rate_limit_bytes: …}}`, or for now set `enable_legacy_overrides: true`")
              .source(
                  "grafana/tempo CHANGELOG.md 3.0.0 (#6741),"
                      + " modules/overrides/config.go:300@v3.0.3")
              .where(it -> !overrides(it).isOn("enable_legacy_overrides"))
              .finds(
                  tempo ->
                      overrides(tempo).entries().stream()
                          .filter(entry -> !KEYS_OF_OVERRIDES.contains(entry.key()))
                          .limit(1)
                          .map(
                              entry ->
                                  at(
                                      entry.keyPlace(),
                                      "%s is directly below `overrides`".formatted(entry.key())))),
          error("tempo/local-replicas", TEMPO)
              .what("multiple replicas of Tempo store traces on local disks")
              .why(
                  "a query finds only the traces of the pod that answers it: most traces are `not"
                      + " found`, without an error")
              .fix("store traces in s3, gcs or azure, or set `replicas: 1`")
              .source("grafana/tempo cmd/tempo/app/config.go:302@v2.10.8")
              .where(TempoView::keepsTracesLocally)
              .finds(it -> replicated(it, "%d replicas of Tempo store traces on local disks")),
          warning("tempo/no-processors", TEMPO)
              .what("`metrics_generator` has a remote_write, but `overrides` enables no processor")
              .why(
                  "the metrics generator runs and generates nothing: Grafana's service map stays"
                      + " empty, without an error")
              .fix(
                  "set `overrides.defaults.metrics_generator.processors: [service-graphs,"
                      + " span-metrics]`")
              .source("grafana/tempo modules/overrides/config.go:142@v2.10.8")
              .where(it -> it.writesMetrics() && !it.hasProcessors())
              .where(it -> it.value("overrides", "per_tenant_override_config").isEmpty())
              .where(it -> !overrides(it).mapping("user_configurable_overrides").isOn("enabled"))
              .at(it -> it.placeOf("metrics_generator", "storage", "remote_write")),
          error("tempo/no-remote-write", TEMPO)
              .what("`overrides` enables processors, but `metrics_generator` has no remote_write")
              .why(
                  "no Prometheus gets the service graphs and span metrics: Grafana's service map"
                      + " stays empty, without an error")
              .fix(
                  "add `metrics_generator.storage.remote_write: [{url:"
                      + " http://prometheus:9090/api/v1/write}]`")
              .source("grafana/tempo modules/generator/storage/config.go@v2.10.8")
              .where(it -> it.hasProcessors() && !it.writesMetrics() && !hasLocalBlocks(it))
              .at(it -> it.placeOf("metrics_generator", "storage")),
          TempoNotReceived.RULE,
          error(
                  "tempo/opencensus",
                  TEMPO
                      .between("2.9.3", "2.10")
                      .and(TEMPO.from("2.10.6"))
                      .each(
                          it ->
                              it
                                  .tree()
                                  .mapping("distributor")
                                  .mapping("receivers")
                                  .entry("opencensus")
                                  .stream()))
              .what("Tempo no longer has the receiver `opencensus`")
              .why("Tempo exits, even if the receiver is null")
              .fix("remove `opencensus` from `distributor.receivers`, and send OTLP")
              .source(
                  "grafana/tempo modules/distributor/receiver/shim.go: removed in 2.9.3 and 2.10.6"
                      + " (CHANGELOG.md #6523)")
              .at(Mapping.Entry::keyPlace),
          note("tempo/port-without-receiver", TEMPO)
              .what("a Service has a port that no receiver listens on")
              .why("clients of this port get `connection refused`")
              .fix("add the receiver to `distributor.receivers`, or remove the port")
              .source(
                  "grafana/helm-charts charts/tempo/templates/service.yaml@tempo-1.8.0: 9411"
                      + " without a zipkin receiver")
              .where(it -> !it.receivers().isEmpty())
              .findsIn(
                  (tempo, picture) ->
                      tempo.runs().stream()
                          .flatMap(run -> picture.servicesOf(run.workload()))
                          .filter(service -> !service.isHeadless())
                          .distinct()
                          .flatMap(service -> unserved(tempo, service))),
          error(
                  "tempo/receiver-localhost",
                  TEMPO.each(
                      it -> it.receivers().stream().filter(receiver -> isPrivate(it, receiver))))
              .what("a receiver listens only on localhost")
              .why(
                  "it is not reachable from outside the pod: senders get `connection refused`, and"
                      + " Tempo logs no error")
              .fix("set its `endpoint` to 0.0.0.0 and its port, as in 0.0.0.0:4317")
              .source(
                  "grafana/tempo CHANGELOG.md 2.7.0: receivers listen on localhost if `endpoint` is"
                      + " not set")
              .says(
                  it ->
                      (it.endpoint().isPresent()
                              ? "receiver %s listens on localhost"
                              : "the endpoint of receiver %s is not set and defaults to localhost"
                                  + " since Tempo 2.7")
                          .formatted(it.protocol()))
              .fixedBy(it -> "set its `endpoint` to 0.0.0.0:%d".formatted(it.port()))
              .at(TempoReceiver::place),
          error("tempo/single-binary-replicas", TEMPO.from("3.0"))
              .what("multiple replicas of single-binary Tempo")
              .why(
                  "from 3.0 on `target: all` keeps recent spans in its own process: queries miss"
                      + " the spans that other pods received")
              .fix("set `replicas: 1`, or run Tempo's components separately, with Kafka")
              .source(
                  "grafana/tempo cmd/tempo/app/modules.go:704@v3.0.3; CHANGELOG.md 3.0:"
                      + " scalable-single-binary is removed")
              .where(it -> it.target().equals("all") && !it.keepsTracesLocally())
              .finds(it -> replicated(it, "%d replicas of Tempo run `target: all`")),
          error("tempo/unknown-key", configs(Program.TEMPO))
              .what("a key does not exist in this version")
              .why("Tempo exits: `failed parsing config: … field … not found in type app.Config`")
              .fix(
                  "remove the key; Tempo 3.0 and later have no ingesters and no compactor, but"
                      + " `live_store`, `block_builder`, `backend_scheduler` and `backend_worker`")
              .source("grafana/tempo cmd/tempo/app/config.go Config@v2.4.2, @v2.10.8, @v3.0.3")
              .yieldsToOthers()
              .finds(UnknownConfigKeys::in));

  public static final List<Rule> ALL =
      Stream.of(ON_PROCESS, TempoStorageRules.ALL).flatMap(List::stream).toList();

  private TempoRules() {}

  private static Mapping overrides(TempoView tempo) {
    return tempo.tree().mapping("overrides");
  }

  /// The workloads with more than one pod.
  private static Stream<Violation> replicated(TempoView tempo, String message) {
    return tempo.runs().stream()
        .map(Run::workload)
        .distinct()
        .filter(workload -> workload.pods() > 1)
        .map(it -> at(it.replicasPlace(), message.formatted(it.pods())));
  }

  /// Whether `local-blocks` is enabled, which keeps its data itself.
  private static boolean hasLocalBlocks(TempoView tempo) {
    var local = Scalar.of("local-blocks");
    return Stream.of(
            overrides(tempo)
                .mapping("defaults")
                .mapping("metrics_generator")
                .sequence("processors"),
            overrides(tempo).sequence("metrics_generator_processors"))
        .anyMatch(processors -> processors.items().contains(local));
  }

  private static Stream<Violation> unserved(TempoView tempo, Service service) {
    return service.ports().stream()
        .filter(port -> tempo.receivers().stream().noneMatch(it -> it.port() == number(port)))
        .flatMap(
            port ->
                TempoReceiver.usualProtocol(number(port)).stream()
                    .map(
                        protocol ->
                            at(
                                port.place(),
                                "%s has port %d, but Tempo has no receiver %s"
                                    .formatted(service.title(), port.number(), protocol))));
  }

  /// The pod's port that it targets; 0 for one that has a name.
  private static int number(Port port) {
    return port.target().matches("[0-9]{1,5}") ? Integer.parseInt(port.target()) : 0;
  }

  private static boolean isPrivate(TempoView tempo, TempoReceiver receiver) {
    boolean byDefault =
        receiver.endpoint().isEmpty()
            && TempoReceiver.usualPort(receiver.protocol()) > 0
            && !receiver.protocol().equals("opencensus");
    return receiver.isPrivate()
        || (byDefault && tempo.config().has(Capability.TEMPO_RECEIVES_LOCALLY));
  }
}
