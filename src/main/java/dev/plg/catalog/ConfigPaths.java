package dev.plg.catalog;

import dev.plg.finding.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Where a chart's values have the keys of the configuration that it puts together from them:
/// `loki.rulerConfig` for `ruler`.
// loki production/helm/loki/templates/_helpers.tpl@helm-loki-6.55.0 loki.calculatedConfig,
// helm-charts charts/{promtail,tempo}/values.yaml@promtail-6.17.1,tempo-1.24.4
public final class ConfigPaths {

  /// Keys of Loki that have a name of their own in its chart.
  private static final Map<String, String> LOKI =
      Map.of(
          "common", "commonConfig",
          "memberlist", "memberlistConfig",
          "ruler", "rulerConfig",
          "schema_config", "schemaConfig",
          "storage_config", "storageConfig");

  /// Keys of Promtail and the values of its chart, the longest first.
  private static final List<List<String>> PROMTAIL =
      List.of(
          List.of("server.log_level", "config.logLevel"),
          List.of("server.log_format", "config.logFormat"),
          List.of("server.http_listen_port", "config.serverPort"),
          List.of("server.http_path_prefix", "httpPathPrefix"),
          List.of("tracing.enabled", "config.enableTracing"),
          List.of("server", "config.snippets.extraServerConfigs"),
          List.of("limits_config", "config.snippets.extraLimitsConfig"),
          List.of("scrape_configs", "config.snippets.scrapeConfigs"),
          List.of("", "config"));

  /// Keys of Tempo and the values of its chart, the longest first; a chart of another version reads
  /// the next of a key.
  private static final List<List<String>> TEMPO =
      List.of(
          List.of("compactor.compaction.block_retention", "tempo.retention"),
          List.of(
              "metrics_generator.storage.remote_write", "tempo.metricsGenerator.remoteWriteUrl"),
          List.of("usage_report.reporting_enabled", "tempo.reportingEnabled"),
          List.of("distributor.receivers", "tempo.receivers"),
          List.of("metrics_generator", "tempo.metricsGenerator"),
          List.of("multitenancy_enabled", "tempo.multitenancyEnabled"),
          List.of("stream_over_http_enabled", "tempo.streamOverHttpEnabled"),
          List.of("query_frontend", "tempo.queryFrontend"),
          List.of("overrides", "tempo.global_overrides"),
          List.of("", "tempo"));

  /// Programs whose configuration is a text in any chart.
  private static final Set<Program> HAS_BLOCKS = Set.of(Program.ALLOY, Program.GRAFANA_AGENT);

  private final KnownChart chart;
  private final KeyTable table;

  private ConfigPaths(KnownChart chart) {
    this.chart = chart;
    this.table = chart.keyTable();
  }

  public static ConfigPaths of(KnownChart chart) {
    return new ConfigPaths(chart);
  }

  /// The values path of a key; empty where no value of the chart becomes that key.
  public Optional<Pointer> of(Program program, Pointer key) {
    return all(program, key).findFirst();
  }

  /// The values paths of a key, the one that the chart names it by first.
  public Stream<Pointer> all(Program program, Pointer key) {
    boolean isIts =
        ChartProgram.of(chart).map(ChartProgram::program).filter(program.id()::equals).isPresent();
    return isIts
        ? own(program, key)
        : chart.parts().entrySet().stream()
            .flatMap(
                part ->
                    part.getValue().find().map(ConfigPaths::of).stream()
                        .flatMap(paths -> paths.all(program, key))
                        .map(path -> Pointer.of(part.getKey()).to(path)));
  }

  private Stream<Pointer> own(Program program, Pointer key) {
    Stream<Pointer> paths =
        switch (program) {
          case LOKI -> loki(key);
          case PROMTAIL -> renamed(PROMTAIL, key);
          case TEMPO ->
              Stream.concat(
                  renamed(TEMPO, key), Stream.of(Pointer.of("tempo", "structuredConfig").to(key)));
          case GRAFANA -> Stream.of(Pointer.of("grafana.ini").to(key));
          case ALLOY,
              GRAFANA_AGENT,
              EVENT_EXPORTER,
              K8S_EVENT_LOGGER,
              NODE_PROBLEM_DETECTOR,
              OPENTELEMETRY_COLLECTOR,
              FLUENT_BIT,
              FLUENTD,
              VECTOR ->
              Stream.empty();
        };
    return paths.filter(this::isRead);
  }

  /// The chart up to 2.x has the whole configuration below `config`.
  private Stream<Pointer> loki(Pointer key) {
    String section = key.steps().getFirst();
    Pointer rest = key.from(1);
    Pointer loki = Pointer.of("loki");
    boolean isStorage =
        section.equals("common") && key.steps().size() > 1 && key.steps().get(1).equals("storage");
    var paths = new ArrayList<Pointer>();
    if (table.find(loki).isEmpty()) {
      paths.add(Pointer.of("config").to(key));
    } else if (isStorage) { // of which the chart has values of its own
      paths.add(loki.to(rest));
    } else {
      paths.add(loki.to(section).to(rest));
      Optional.ofNullable(LOKI.get(section)).ifPresent(name -> paths.add(loki.to(name).to(rest)));
    }
    paths.add(loki.to("structuredConfig").to(key));
    return paths.stream();
  }

  private static Stream<Pointer> renamed(List<List<String>> names, Pointer key) {
    return names.stream()
        .flatMap(
            name -> {
              List<String> from =
                  name.getFirst().isEmpty() ? List.of() : List.of(name.getFirst().split("\\."));
              int length = from.size();
              boolean isWithin =
                  key.steps().size() >= length && key.steps().subList(0, length).equals(from);
              return isWithin
                  ? Stream.of(Pointer.of(name.getLast().split("\\.")).to(key.from(length)))
                  : Stream.empty();
            });
  }

  /// Whether a template reads the value at the end of a way, or hands on what is around it.
  private boolean isRead(Pointer at) {
    Optional<KeyNode> here = Optional.of(table.root());
    for (String step : at.steps()) {
      KeyNode parent = here.orElseThrow();
      here = parent.items().or(() -> parent.child(step));
      if (here.isEmpty()) {
        return !parent.refusesOthers() && parent != table.root();
      }
    }
    return here.filter(KeyNode::isRead).isPresent();
  }

  /// The value that becomes the key that the end of a misplaced path names: `loki.rulerConfig` of
  /// `loki.ruler`, `loki.compactor.retention_enabled` of `compactor.retention_enabled`.
  Optional<Pointer> meant(Pointer misplaced) {
    Optional<ChartProgram> runs = ChartProgram.of(chart);
    Optional<Program> program = runs.flatMap(it -> Program.of(it.program()));
    Optional<ConfigKeys> keys = program.flatMap(it -> ConfigKeys.of(it, runs.get().version()));
    if (program.filter(HAS_BLOCKS::contains).isPresent() && misplaced.last().equals("config")) {
      return text().filter(it -> !it.equals(misplaced));
    }
    for (int i = 0; keys.isPresent() && i < misplaced.steps().size(); i++) {
      Pointer key = misplaced.from(i);
      boolean isKnown =
          keys.get().type(key).filter(it -> key.steps().size() > 1 || !it.isScalar()).isPresent();
      Optional<Pointer> path = isKnown ? of(program.orElseThrow(), key) : Optional.empty();
      if (path.filter(it -> !it.equals(misplaced)).isPresent()) {
        return path;
      }
    }
    return Optional.empty();
  }

  /// Where the whole configuration may be one text instead.
  public Optional<Pointer> text() {
    return ChartProgram.of(chart)
        .flatMap(
            it ->
                switch (it.program()) {
                  case "loki" -> Optional.of(Pointer.of("loki", "config"));
                  case "promtail" -> Optional.of(Pointer.of("config", "file"));
                  case "tempo" -> Optional.of(Pointer.of("config"));
                  case "alloy" -> Optional.of(Pointer.of("alloy", "configMap", "content"));
                  case "grafana-agent" -> Optional.of(Pointer.of("agent", "configMap", "content"));
                  default -> Optional.empty();
                });
  }
}
