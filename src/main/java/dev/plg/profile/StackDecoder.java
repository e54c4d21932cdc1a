package dev.plg.profile;

import dev.plg.finding.Finding;
import dev.plg.key.FileValue;
import dev.plg.key.Reading;
import dev.plg.model.Affix;
import dev.plg.model.Agent;
import dev.plg.model.Cluster;
import dev.plg.model.Collector;
import dev.plg.model.DnsLabel;
import dev.plg.model.Events;
import dev.plg.model.HttpUrl;
import dev.plg.model.Ingest;
import dev.plg.model.Labels;
import dev.plg.model.Loki;
import dev.plg.model.Resources;
import dev.plg.model.Stack;
import dev.plg.model.Storage;
import dev.plg.model.Tier;
import dev.plg.model.TraceStore;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Optional;

/// The merged layers as a typed stack, completed by defaults.
final class StackDecoder {

  private final FileValue root;
  private final Tier tier;
  private final Optional<String> storageClass;

  private StackDecoder(FileValue root) {
    this.root = root;
    // a misspelt tier is reported already: no rule of prod may add to it
    this.tier = root.find(StackFile.TIER).orElse(Tier.DEV);
    this.storageClass = root.in(StackFile.CLUSTER).find(ClusterSection.STORAGE_CLASS);
  }

  /// The stack; empty where something is missing or wrong that has no substitute.
  static Optional<Stack> decode(Mapping merged, List<Finding> findings) {
    var reading = new Reading(StackFile.KIND, findings, true);
    return new StackDecoder(FileValue.root(merged, reading)).stack();
  }

  private Optional<Stack> stack() {
    Optional<DnsLabel> name = root.need(StackFile.METADATA).flatMap(it -> it.need(StackFile.NAME));
    FileValue ofLoki = root.in(StackFile.LOKI);
    Optional<HttpUrl> logsOutside = LokiSection.endpoint(ofLoki);
    Optional<Storage> storage = storage(logsOutside.isPresent());
    Cluster cluster = ClusterSection.read(root.in(StackFile.CLUSTER));
    // read in any case, so that what is wrong with Loki is reported beside a wrong storage
    Loki loki =
        LokiSection.read(
            ofLoki,
            VersionSection.loki(root, LokiSection.VERSION),
            tier,
            storage.orElse(StorageSection.STAND_IN),
            storageClass);
    Collector collector = collector(loki.ingest(), cluster);
    Optional<TraceStore> traces =
        SharedKeys.isOn(root, StackFile.TEMPO) ? traces(storage) : Optional.empty();
    Optional<Events> events =
        SharedKeys.isOn(root, StackFile.EVENTS)
            ? EventsSection.read(root.in(StackFile.EVENTS), root.in(StackFile.ALLOY), storageClass)
            : Optional.empty();
    Optional<Agent> agent =
        AgentSection.read(root, tier, traces, events, new OtlpLogs(loki, logsOutside.isPresent()));
    if (name.isEmpty() || storage.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Stack(
            name.get(),
            tier,
            root.get(StackFile.NAMESPACE),
            new Affix(root.get(StackFile.NAME_PREFIX), root.get(StackFile.NAME_SUFFIX)),
            new Labels(root.get(StackFile.LABELS)),
            root.get(StackFile.ANNOTATIONS),
            cluster,
            storage.get(),
            root.in(StackFile.IMAGES).find(StackFile.REGISTRY),
            loki,
            collector,
            GrafanaSection.read(root.in(StackFile.GRAFANA), tier, storageClass),
            traces,
            agent,
            events,
            SharedKeys.isOn(root, StackFile.NODE_PROBLEMS)
                ? NodeProblemsSection.read(root.in(StackFile.NODE_PROBLEMS))
                : Optional.empty(),
            root.find(StackFile.PROMETHEUS),
            logsOutside,
            SharedKeys.isOn(root, StackFile.NETWORK_POLICIES)
                ? root.find(StackFile.NETWORK_POLICIES)
                : Optional.empty(),
            root.in(StackFile.HELM).get(StackFile.CHART),
            VersionSection.read(root)));
  }

  /// A stack that stores nothing needs no storage.
  private Optional<Storage> storage(boolean logsOutside) {
    boolean storesTraces =
        SharedKeys.isOn(root, StackFile.TEMPO) && !TempoSection.isOutside(root.in(StackFile.TEMPO));
    boolean storesNothing = logsOutside && !storesTraces && !root.has(StorageSection.STORAGE);
    return storesNothing
        ? Optional.of(StorageSection.NONE)
        : StorageSection.read(root, storageClass);
  }

  private Optional<TraceStore> traces(Optional<Storage> storage) {
    return TempoSection.read(
        root.in(StackFile.TEMPO), tier, TempoSection.usualDisk(storage, storageClass));
  }

  private Collector collector(Optional<Ingest> load, Cluster cluster) {
    CollectorChoice choice = root.get(StackFile.COLLECTOR);
    if (choice != CollectorChoice.ALLOY) {
      Outside.reportOther(root, StackFile.ALLOY, CollectorChoice.ALLOY);
    }
    return switch (choice) {
      case PROMTAIL ->
          PromtailSection.read(
              root.in(StackFile.PROMTAIL), sized(Defaults.promtail(), load, cluster));
      case ALLOY ->
          AlloySection.read(root, sized(Defaults.alloy(), load, cluster), cluster.runtime())
              .<Collector>map(it -> it)
              .orElseGet(Collector.None::new);
      case NONE -> {
        Outside.reportOther(root, StackFile.PROMTAIL, CollectorChoice.PROMTAIL);
        yield new Collector.None();
      }
    };
  }

  private static Resources sized(Resources least, Optional<Ingest> load, Cluster cluster) {
    return load.flatMap(it -> cluster.nodes().map(nodes -> Sizing.collector(least, it, nodes)))
        .orElse(least);
  }
}
