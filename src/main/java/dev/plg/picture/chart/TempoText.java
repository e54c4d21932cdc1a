package dev.plg.picture.chart;

import dev.plg.catalog.Capability;
import dev.plg.finding.Location;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.util.List;
import java.util.Optional;

/// The configuration that the chart `tempo` puts together.
// helm-charts charts/tempo/values.yaml@tempo-1.8.0, @tempo-1.24.4, community @tempo-2.2.4 config
final class TempoText {

  private final Install install;
  private final ReleaseValues values;
  private final ReleaseValues tempo;
  private final ChartObjects objects;

  TempoText(Install install, ChartObjects objects) {
    this.install = install;
    this.values = install.values();
    this.tempo = values.at("tempo");
    this.objects = objects;
  }

  private Optional<Node> written() {
    return values.any("config").filter(it -> it.place().line() > 0);
  }

  /// Where the values for it begin.
  Location place() {
    return values.place(written().isPresent() ? "config" : "tempo");
  }

  Mapping tree() {
    return objects.document(values, written(), Mapping.class).orElseGet(this::made);
  }

  /// The overrides of each tenant, which are a file of their own.
  Mapping overrides() {
    String key = tempo.knows("per_tenant_overrides") ? "per_tenant_overrides" : "overrides";
    return Mapping.of("overrides", tempo.map(key));
  }

  private Mapping made() {
    Mapping.Builder all = Mapping.builder();
    if (isLabelled()) {
      String label = install.release() + "." + install.namespaceOfObjects();
      all.put("memberlist", Mapping.of("cluster_label", label));
    }
    copy("streamOverHttpEnabled", "stream_over_http_enabled", all);
    copy("multitenancyEnabled", "multitenancy_enabled", all);
    if (!install.can(Capability.TEMPO_CHART_IS_WITHOUT_SWITCHES)) {
      copy("searchEnabled", "search_enabled", all);
      if (install.can(Capability.TEMPO_CHART_SWITCHES_GENERATOR)) {
        copy("metricsGenerator.enabled", "metrics_generator_enabled", all);
      }
    }
    if (tempo.knows("reportingEnabled")) {
      all.put("usage_report", Mapping.of("reporting_enabled", tempo.any("reportingEnabled")));
    }
    Mapping.Builder compaction = Mapping.builder();
    copy("retention", "block_retention", compaction);
    all.put("compactor", Mapping.of("compaction", compaction.build()));
    all.put("distributor", Mapping.of("receivers", tempo.any("receivers")));
    for (String section : List.of("ingester", "server", "storage", "querier")) {
      copy(section, section, all);
    }
    copy("queryFrontend", "query_frontend", all);
    boolean isOld = tempo.knows("global_overrides");
    copy(isOld ? "global_overrides" : "overrides", "overrides", all);
    if (tempo.isOn("metricsGenerator.enabled")) {
      addGenerator(isOld, all);
    }
    return all.build();
  }

  private boolean isLabelled() {
    return values.any("config").filter(Scalar.class::isInstance).stream()
        .anyMatch(it -> ((Scalar) it).text().contains("cluster_label:"));
  }

  private void addGenerator(boolean isOld, Mapping.Builder all) {
    ReleaseValues generator = tempo.at("metricsGenerator");
    if (isOld && !generator.knows("storage")) {
      all.put(
          "overrides",
          tempo.map("global_overrides").toBuilder()
              .put("metrics_generator_processors", List.of("service-graphs", "span-metrics"))
              .build());
    }
    Mapping.Builder storage = Mapping.builder();
    storage.put("path", generator.any("storage.path").orElse(Node.of("/tmp/tempo")));
    storage.put(
        "remote_write",
        generator
            .find("storage.remote_write")
            .orElseGet(() -> Node.of(List.of(Mapping.of("url", generator.any("remoteWriteUrl"))))));
    Mapping.Builder made =
        Mapping.builder()
            .with("processor", generator.find("processor"))
            .with("registry", generator.find("registry"))
            .put("storage", storage.build());
    if (generator.knows("traces_storage")) {
      made.put("traces_storage", generator.any("traces_storage"));
    }
    all.add(
        new Mapping.Entry(
            "metrics_generator", tempo.keyPlace("metricsGenerator"), made.build(), ""));
  }

  private void copy(String path, String name, Mapping.Builder all) {
    entry(name, path).ifPresent(all::add);
  }

  private Optional<Mapping.Entry> entry(String name, String path) {
    return tempo
        .any(path)
        .filter(value -> !value.isNull() && !value.equals(Mapping.EMPTY))
        .map(value -> new Mapping.Entry(name, tempo.keyPlace(path), value, ""));
  }
}
