package dev.plg.picture.chart;

import dev.plg.catalog.Capability;
import dev.plg.finding.Location;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The configuration that the chart `loki` puts together from 5.0 on.
// loki production/helm/loki/values.yaml@helm-loki-5.48.0 loki.config, @helm-loki-6.55.0, community
// charts/loki/values.yaml@loki-18.11.0
final class LokiText {

  /// The sections that have the same name in the values.
  private static final List<String> SECTIONS =
      List.of(
          "server",
          "ingester",
          "ingester_client",
          "pattern_ingester",
          "block_builder",
          "limits_config",
          "query_scheduler",
          "compactor",
          "compactor_grpc_client",
          "analytics",
          "querier",
          "index_gateway",
          "frontend",
          "frontend_worker",
          "distributor",
          "bloom_build",
          "bloom_gateway",
          "operational_config");

  /// Other values that it is made of.
  private static final List<String> OTHERS =
      List.of(
          "auth_enabled",
          "commonConfig",
          "memberlistConfig",
          "extraMemberlistConfig",
          "query_range",
          "rulerConfig",
          "schemaConfig",
          "storage",
          "storage_config",
          "structuredConfig",
          "tracing",
          "ui",
          "useTestSchema");

  private final Install install;
  private final ReleaseValues values;
  private final ReleaseValues loki;
  private final ChartObjects objects;
  private final Map<String, String> texts;

  LokiText(Install install, ChartObjects objects) {
    this.install = install;
    this.values = install.values();
    this.loki = values.at("loki");
    this.objects = objects;
    this.texts = texts(install);
  }

  /// The Service by which the pods of a ring find each other.
  static String memberlist(Install install) {
    boolean isOld = !install.can(Capability.LOKI_CHART_ASKS_FOR_SCHEMA);
    return install
        .values()
        .text("memberlist.service.name")
        .orElseGet(() -> (isOld ? install.name() : install.fullName()) + "-memberlist");
  }

  /// Where the values for it begin; where there are none, the default of the schema, without which
  /// no configuration is whole.
  Location place() {
    boolean isWritten =
        Stream.concat(SECTIONS.stream(), OTHERS.stream())
            .flatMap(key -> loki.any(key).stream())
            .anyMatch(value -> value.place().line() > 0);
    boolean isText = written().isPresent() && loki.text("config").isPresent();
    return isWritten || isText ? values.place("loki") : loki.place("schemaConfig");
  }

  Mapping tree() {
    Mapping made = objects.document(values, written(), Mapping.class).orElseGet(this::made);
    return over(made, RenderedValues.of(loki.map("structuredConfig"), texts));
  }

  /// The text that the user wrote in place of the chart's.
  private Optional<Node> written() {
    return loki.any("config").filter(it -> it.place().line() > 0);
  }

  private Mapping made() {
    Mapping.Builder all = Mapping.builder();
    all.put("auth_enabled", loki.any("auth_enabled"));
    for (String section : SECTIONS) {
      if (isRead(section)) {
        copy(section, section, all);
      }
    }
    all.put("memberlist", memberlist());
    if (loki.has("commonConfig")) {
      Mapping common = RenderedValues.of(loki.map("commonConfig"), texts);
      Mapping storage = new LokiStores(install).common();
      all.add(entry("common", "commonConfig", common.toBuilder().with("storage", storage).build()));
    }
    all.put("runtime_config", Mapping.of("file", "/etc/loki/runtime-config/runtime-config.yaml"));
    addSchema(all);
    if (!install.reads("ruler.enabled") || values.isOn("ruler.enabled")) {
      Mapping ruler = Mapping.of("storage", new LokiStores(install).ruler());
      Mapping said = RenderedValues.of(loki.map("rulerConfig"), texts);
      all.add(entry("ruler", "rulerConfig", over(ruler, said)));
    }
    ReleaseValues tables = values.at("tableManager");
    if (tables.has("retention_deletes_enabled") || tables.has("retention_period")) {
      all.put(
          "table_manager",
          Mapping.of(
              "retention_deletes_enabled",
              tables.any("retention_deletes_enabled"),
              "retention_period",
              tables.any("retention_period")));
    }
    addCaches(all);
    addStorage(all);
    addSwitches(all);
    return all.build();
  }

  private boolean isRead(String section) {
    return loki.knows(section) && install.reads("loki." + section);
  }

  private void copy(String path, String name, Mapping.Builder all) {
    loki.find(path).ifPresent(value -> all.add(entry(name, path, RenderedValues.of(value, texts))));
  }

  private Mapping.Entry entry(String name, String path, Node value) {
    return new Mapping.Entry(name, loki.keyPlace(path), value, "");
  }

  private Mapping memberlist() {
    if (loki.has("memberlistConfig")) {
      return RenderedValues.of(loki.map("memberlistConfig"), texts);
    }
    List<Node> members = new ArrayList<>();
    String name = memberlist(install);
    members.add(
        Scalar.of(
            install.can(Capability.LOKI_CHART_ASKS_FOR_SCHEMA) ? address(install, name) : name));
    if (values.isOn("migrate.fromDistributed.enabled")) {
      values.find("migrate.fromDistributed.memberlistService").ifPresent(members::add);
    }
    return RenderedValues.of(loki.map("extraMemberlistConfig"), texts).toBuilder()
        .put("join_members", members)
        .build();
  }

  private void addSchema(Mapping.Builder all) {
    if (loki.has("schemaConfig")) {
      copy("schemaConfig", "schema_config", all);
    } else if (!install.can(Capability.LOKI_CHART_ASKS_FOR_SCHEMA)) {
      all.put("schema_config", Mapping.of("configs", List.of(fallback())));
    }
    if (loki.isOn("useTestSchema")) {
      copy("testSchemaConfig", "schema_config", all);
    }
  }

  /// What 5.x takes where no schema is written.
  private Mapping fallback() {
    return Mapping.builder()
        .put("from", "2022-01-11")
        .put("store", "boltdb-shipper")
        .put("object_store", loki.any("storage.type"))
        .put("schema", "v12")
        .put("index", Mapping.of("prefix", "loki_index_", "period", "24h"))
        .build();
  }

  private void addCaches(Mapping.Builder all) {
    LokiCaches caches = new LokiCaches(values, texts);
    all.with("chunk_store_config", caches.chunks());
    Mapping.Builder range = Mapping.builder().put("align_queries_with_step", true);
    if (isRead("query_range")) {
      range.addAll(RenderedValues.of(loki.map("query_range"), texts));
    }
    Mapping range2 = range.addAll(caches.results()).build();
    if (loki.knows("memcached.results_cache")
        || install.can(Capability.LOKI_CHART_ASKS_FOR_SCHEMA)) {
      all.add(entry("query_range", "query_range", range2));
    }
  }

  private void addStorage(Mapping.Builder all) {
    if (!loki.has("storage_config")) {
      return;
    }
    Mapping.Builder storage = RenderedValues.of(loki.map("storage_config"), texts).toBuilder();
    if (loki.knows("storage.use_thanos_objstore")
        && !loki.knows("storage_config.use_thanos_objstore")) {
      storage.put("use_thanos_objstore", loki.any("storage.use_thanos_objstore"));
    }
    all.add(entry("storage_config", "storage_config", storage.build()));
  }

  private void addSwitches(Mapping.Builder all) {
    if (loki.isOn("ui.enabled")) {
      all.put("ui", Mapping.of("enabled", true));
    }
    if (loki.knows("tracing.enabled")) {
      all.put("tracing", Mapping.of("enabled", loki.any("tracing.enabled")));
    }
  }

  /// A name inside the cluster, with the namespace where that is known.
  private static String address(Install install, String host) {
    String namespace = install.namespaceOfObjects();
    String domain = install.values().text("global.clusterDomain").orElse("cluster.local");
    return namespace.isEmpty() ? host : "%s.%s.svc.%s".formatted(host, namespace, domain);
  }

  /// What the chart's templates in its default values come to.
  private static Map<String, String> texts(Install install) {
    ReleaseValues values = install.values();
    LokiMode mode = new LokiMode(install);
    String grpc = values.text("loki.server.grpc_listen_port").orElse("9095");
    String full = install.fullName();
    String backend = mode.isUniform() ? full + "-backend" : install.name() + "-backend";
    String compactor = mode.isWhole() ? full : mode.isDistributed() ? full + "-compactor" : backend;
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(
        include("loki.compactorAddress"),
        install.can(Capability.LOKI_CHART_ASKS_FOR_SCHEMA)
            ? address(install, compactor) + ":" + grpc
            : "http://%s:%s"
                .formatted(
                    mode.isScalable() ? backend : full,
                    values.text("loki.server.http_listen_port").orElse("3100")));
    boolean isSpread = mode.isDistributed();
    String scheduler =
        isSpread
            ? address(install, full + "-query-scheduler" + (mode.isUniform() ? "-headless" : ""))
                + ":"
                + grpc
            : install.can(Capability.LOKI_CHART_ASKS_FOR_SCHEMA) || !mode.isScalable()
                ? ""
                : address(install, "query-scheduler-discovery") + ".:" + grpc;
    texts.put(include("loki.querySchedulerAddress"), scheduler);
    texts.put(
        include("loki.querierAddress"),
        isSpread ? "http://" + address(install, full + "-querier") + ":3100" : "");
    String gateway = mode.isScalable() ? backend : isSpread ? full + "-index-gateway" : "";
    texts.put(
        include("loki.indexGatewayAddress"),
        gateway.isEmpty() ? "" : "dns+" + address(install, gateway + "-headless") + ":" + grpc);
    String planner = mode.isScalable() ? backend : isSpread ? full + "-bloom-planner" : "";
    texts.put(
        include("loki.bloomPlannerAddress"),
        planner.isEmpty() ? "" : address(install, planner + "-headless") + ":" + grpc);
    String blooms = mode.isScalable() ? backend : isSpread ? full + "-bloom-gateway" : "";
    texts.put(
        include("loki.bloomGatewayAddresses"),
        blooms.isEmpty() ? "" : "dnssrvnoa+_grpc._tcp." + address(install, blooms + "-headless"));
    addCaches(install, texts);
    texts.put("{{ $.Release.Namespace }}", install.namespaceOfObjects());
    texts.put("{{ .Release.Namespace }}", install.namespaceOfObjects());
    texts.put(
        include("loki.testSchemaObjectStore"), values.isOn("minio.enabled") ? "s3" : "filesystem");
    return texts;
  }

  private static void addCaches(Install install, Map<String, String> texts) {
    String from = "dnssrvnoa+_memcached-client._tcp.";
    String end = " }}.{{ include \"loki.namespace\" $ }}.svc.{{ .Values.global.clusterDomain }}";
    String chunks =
        "{{ include \"loki.resourceName\" (dict \"ctx\" $ \"component\" \"chunks-cache\"";
    String results = chunks.replace("chunks", "results") + ")";
    String full = install.fullName();
    texts.put(from + results + end, from + address(install, full + "-results-cache"));
    for (String path : List.of("chunksCache.suffix", "chunksCache.l2.suffix")) {
      String suffix = install.values().text(path).map(it -> "-" + it).orElse("");
      String named = chunks + " \"suffix\" $.Values." + path + " )" + end;
      texts.put(from + named, from + address(install, full + "-chunks-cache" + suffix));
    }
  }

  private static String include(String name) {
    return "{{ include \"%s\" . }}".formatted(name);
  }

  /// Maps merge, everything else is replaced.
  static Mapping over(Mapping below, Mapping above) {
    Mapping.Builder all = below.toBuilder();
    for (Mapping.Entry entry : above.entries()) {
      Mapping under = below.mapping(entry.key());
      Node value =
          entry.value() instanceof Mapping mapping && !under.isEmpty()
              ? over(under, mapping)
              : entry.value();
      all.add(new Mapping.Entry(entry.key(), entry.keyPlace(), value, ""));
    }
    return all.build();
  }
}
