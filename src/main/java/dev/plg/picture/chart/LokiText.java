package dev.plg.picture.chart;

import dev.plg.catalog.Capability;
import dev.plg.finding.Location;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.util.ArrayList;
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
  private final LokiAddresses addresses;
  private final Map<String, String> texts;

  LokiText(Install install, ChartObjects objects) {
    this.install = install;
    this.values = install.values();
    this.loki = values.at("loki");
    this.objects = objects;
    this.addresses = new LokiAddresses(install);
    this.texts = addresses.texts();
  }

  /// The Service by which the pods of a ring find each other.
  static String memberlist(Install install) {
    boolean isOld = !install.can(Capability.LOKI_CHART_NAMES_BY_RELEASE);
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
    if (install.can(Capability.LOKI_CHART_HAS_RUNTIME_CONFIG)) {
      all.put("runtime_config", Mapping.of("file", "/etc/loki/runtime-config/runtime-config.yaml"));
    }
    addSchema(all);
    if (!install.can(Capability.LOKI_CHART_SWITCHES_RULER) || values.isOn("ruler.enabled")) {
      Mapping ruler = Mapping.of("storage", new LokiStores(install).ruler());
      Mapping said = RenderedValues.of(loki.map("rulerConfig"), texts);
      boolean isMerged = install.can(Capability.LOKI_CHART_MERGES_RULER);
      Mapping whole = isMerged ? over(ruler, said) : ruler.toBuilder().addAll(said).build();
      all.add(entry("ruler", "rulerConfig", whole));
    }
    ReleaseValues tables = values.at("tableManager");
    boolean isAsked = tables.has("retention_deletes_enabled") || tables.has("retention_period");
    boolean isWritten = isAsked || !install.can(Capability.LOKI_CHART_SWITCHES_TABLE_MANAGER);
    if (isWritten && install.can(Capability.LOKI_CHART_HAS_TABLE_MANAGER)) {
      all.put(
          "table_manager",
          Mapping.of(
              "retention_deletes_enabled",
              tables.any("retention_deletes_enabled").orElse(Node.of(false)),
              "retention_period",
              tables.any("retention_period").orElse(Scalar.of(0))));
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
        Scalar.of(install.can(Capability.LOKI_CHART_NAMES_BY_RELEASE) ? addresses.of(name) : name));
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
    LokiCaches caches = new LokiCaches(install, texts);
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
    if (install.can(Capability.LOKI_CHART_NAMES_OBJECT_STORE)
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
