package dev.plg.profile;

import dev.plg.catalog.Catalog;
import dev.plg.finding.Finding;
import dev.plg.model.AbsolutePath;
import dev.plg.model.AdminSecret;
import dev.plg.model.Affix;
import dev.plg.model.Agent;
import dev.plg.model.Cluster;
import dev.plg.model.Collector;
import dev.plg.model.ContainerRuntime;
import dev.plg.model.Disk;
import dev.plg.model.DnsLabel;
import dev.plg.model.Events;
import dev.plg.model.Exposure;
import dev.plg.model.Grafana;
import dev.plg.model.HelmCharts;
import dev.plg.model.HttpUrl;
import dev.plg.model.Ingest;
import dev.plg.model.InvalidValue;
import dev.plg.model.KubernetesVersion;
import dev.plg.model.Labels;
import dev.plg.model.LogDiscovery;
import dev.plg.model.Loki;
import dev.plg.model.NamespaceFilter;
import dev.plg.model.NodePort;
import dev.plg.model.Platform;
import dev.plg.model.Promtail;
import dev.plg.model.Quantity;
import dev.plg.model.Registry;
import dev.plg.model.Resources;
import dev.plg.model.Stack;
import dev.plg.model.Storage;
import dev.plg.model.Tier;
import dev.plg.model.TraceStore;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The merged layers as a typed stack, with what was left out filled in.
final class StackDecoder {

  private static final String DEFAULT_NAMESPACE = "monitoring";

  private final Section root;
  private final Tier tier;

  private StackDecoder(Section root) {
    this.root = root;
    this.tier = root.text("tier").map(StackDecoder::tier).orElse(Tier.PROD);
  }

  /// The stack; empty where something is missing or wrong that nothing can stand in for.
  static Optional<Stack> decode(Mapping merged, List<Finding> findings) {
    return new StackDecoder(Section.root(merged, findings)).stack();
  }

  private Optional<Stack> stack() {
    Optional<DnsLabel> name =
        root.section("metadata").required("name", DnsLabel::new, "metadata: {name: obs}");
    Optional<HttpUrl> logsOutside = OutsideDecoder.logs(root.section("loki"));
    Optional<Storage> storage = storage(logsOutside.isPresent());
    Affix affix = affix();
    DnsLabel namespace =
        root.value("namespace", DnsLabel::new).orElse(new DnsLabel(DEFAULT_NAMESPACE));
    var labels = new Labels(root.texts("labels", Labels::check));
    var annotations = root.texts("annotations", (key, _) -> Labels.checkKey(key));
    Cluster cluster = cluster(root.section("cluster"));
    Optional<Registry> registry = root.section("images").value("registry", Registry::new);
    // decoded in any case: what is wrong with Loki is to be said beside what is wrong with storage
    Loki loki =
        LokiDecoder.decode(root.section("loki"), tier, storage.orElse(StorageDecoder.STAND_IN));
    Collector collector = collector(loki.ingest(), cluster);
    Optional<Grafana> grafana = grafana(root.section("grafana"));
    Optional<TraceStore> traces = TempoDecoder.decode(root, tier, storage);
    Optional<Events> events = EventsDecoder.decode(root);
    Optional<Agent> agent = AgentDecoder.decode(root, tier, traces, events);
    return name.isEmpty() || storage.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Stack(
                name.get(),
                tier,
                namespace,
                affix,
                labels,
                annotations,
                cluster,
                storage.get(),
                registry,
                loki,
                collector,
                grafana,
                traces,
                agent,
                events,
                NodeProblemsDecoder.decode(root),
                OutsideDecoder.prometheus(root),
                logsOutside,
                NetworkPoliciesDecoder.decode(root),
                charts(root.section("helm"))));
  }

  /// A stack that keeps nothing needs no storage.
  private Optional<Storage> storage(boolean logsOutside) {
    Section tempo = root.section("tempo");
    boolean traces = root.has("tempo") && tempo.flag("enabled", true) && !tempo.has("endpoint");
    boolean keepsNothing = logsOutside && !traces && !root.has("storage");
    return keepsNothing ? Optional.of(StorageDecoder.NONE) : StorageDecoder.decode(root);
  }

  private Affix affix() {
    String prefix = root.value("namePrefix", it -> new Affix(it, "").prefix()).orElse("");
    String suffix = root.value("nameSuffix", it -> new Affix("", it).suffix()).orElse("");
    return new Affix(prefix, suffix);
  }

  private Cluster cluster(Section cluster) {
    Platform platform =
        cluster.text("platform").map(StackDecoder::platform).orElse(Platform.GENERIC);
    KubernetesVersion kubernetes =
        cluster.value("kubernetes", StackDecoder::kubernetes).orElse(Defaults.KUBERNETES);
    Optional<Integer> nodes =
        cluster.number("nodes").filter(it -> it > 0); // the schema refuses others
    return new Cluster(platform, kubernetes, runtime(cluster), nodes);
  }

  private static KubernetesVersion kubernetes(String text) {
    KubernetesVersion version = KubernetesVersion.parse(text);
    var oldest = KubernetesVersion.parse(Catalog.KUBERNETES_MIN.toString());
    var newest = KubernetesVersion.parse(Catalog.KUBERNETES_MAX.toString());
    if (version.compareTo(oldest) < 0 || version.compareTo(newest) > 0) {
      throw new InvalidValue(
          "plg knows no Kubernetes %s".formatted(version),
          "choose one from %s to %s".formatted(oldest, newest));
    }
    return version;
  }

  private static ContainerRuntime runtime(Section cluster) {
    Optional<AbsolutePath> root = cluster.value("dockerRoot", AbsolutePath::new);
    String runtime = cluster.text("runtime").orElse("containerd");
    if (cluster.has("dockerRoot") && !runtime.equals("docker")) {
      cluster.report(
          "stack/docker-root",
          cluster.place("dockerRoot"),
          "`cluster.dockerRoot` goes with runtime docker alone, not with " + runtime,
          "with %s the files in /var/log/pods are the logs themselves".formatted(runtime),
          "remove it, or set `cluster.runtime: docker`");
    }
    return switch (runtime) {
      case "docker" ->
          new ContainerRuntime.Docker(root.orElse(ContainerRuntime.Docker.DEFAULT_ROOT));
      case "cri-o" -> new ContainerRuntime.CriO();
      default -> new ContainerRuntime.Containerd();
    };
  }

  private Collector collector(Optional<Ingest> load, Cluster cluster) {
    if (root.text("collector").orElse("promtail").equals("none")) {
      return new Collector.None();
    }
    Section promtail = root.section("promtail");
    Resources least = Defaults.promtail();
    Resources resources =
        load.flatMap(it -> cluster.nodes().map(nodes -> Sizing.collector(least, it, nodes)))
            .orElse(least);
    return new Promtail(
        promtail.text("discovery").filter("files"::equals).isPresent()
            ? LogDiscovery.FILES
            : LogDiscovery.KUBERNETES,
        namespaces(promtail.section("namespaces")),
        WorkloadDecoder.decode(promtail, resources, Defaults.CONTROL_PLANE),
        promtail.passthrough("config"));
  }

  private static NamespaceFilter namespaces(Section namespaces) {
    List<DnsLabel> keep = namespaces.values("keep", DnsLabel::new);
    List<DnsLabel> drop = namespaces.values("drop", DnsLabel::new);
    if (!keep.isEmpty() && !drop.isEmpty()) {
      namespaces.report(
          "stack/choice",
          namespaces.place("drop"),
          "`promtail.namespaces` has both keep and drop",
          "keep already leaves all others out",
          "remove one of the two");
    }
    if (keep.isEmpty() && drop.isEmpty()) {
      return new NamespaceFilter.All();
    }
    return keep.isEmpty() ? new NamespaceFilter.Drop(drop) : new NamespaceFilter.Keep(keep);
  }

  private Optional<Grafana> grafana(Section grafana) {
    if (!grafana.flag("enabled", true)) {
      return Optional.empty();
    }
    Section persistence = grafana.section("persistence");
    Quantity size = persistence.value("size", Quantity::new).orElse(new Quantity("2Gi"));
    return Optional.of(
        new Grafana(
            exposure(grafana.section("service")),
            admin(grafana.section("admin")),
            StorageDecoder.disk(persistence, size)
                .orElse(new Disk(new Quantity("2Gi"), Optional.empty())),
            WorkloadDecoder.decode(grafana, Defaults.grafana(tier), List.of()),
            grafana.passthrough("config")));
  }

  private static Optional<AdminSecret> admin(Section admin) {
    return admin
        .text("existingSecret")
        .flatMap(
            name ->
                admin.whole(
                    () ->
                        new AdminSecret(
                            name,
                            admin.text("userKey").orElse("admin-user"),
                            admin.text("passwordKey").orElse("admin-password"))));
  }

  private static Exposure exposure(Section service) {
    String type = service.text("type").orElse("ClusterIP");
    Optional<NodePort> port = service.number("nodePort").flatMap(it -> nodePort(service, it));
    if (service.has("nodePort") && !type.equals("NodePort")) {
      service.report(
          "stack/node-port",
          service.place("nodePort"),
          "`%s.nodePort` goes with type NodePort alone, not with %s".formatted(service.at(), type),
          "",
          "remove it, or set `%s.type: NodePort`".formatted(service.at()));
    }
    return switch (type) {
      case "NodePort" -> new Exposure.OnNodes(port);
      case "LoadBalancer" -> new Exposure.LoadBalancer();
      default -> new Exposure.ClusterIp();
    };
  }

  private static Optional<NodePort> nodePort(Section service, int number) {
    return service.value("nodePort", _ -> new NodePort(number));
  }

  private static HelmCharts charts(Section helm) {
    return helm.text("chart").filter("loki-stack"::equals).isPresent()
        ? HelmCharts.LOKI_STACK
        : HelmCharts.EACH;
  }

  private static Tier tier(String text) {
    // of a misspelt tier the schema check has spoken: no rule of prod may speak too
    return text.equals("prod") ? Tier.PROD : Tier.DEV;
  }

  private static Platform platform(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "eks" -> Platform.EKS;
      case "kind" -> Platform.KIND;
      default -> Platform.GENERIC;
    };
  }
}
