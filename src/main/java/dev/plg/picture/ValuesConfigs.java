package dev.plg.picture;

import dev.plg.catalog.Capability;
import dev.plg.catalog.ChartDefaults;
import dev.plg.catalog.ChartProgram;
import dev.plg.catalog.KnownChart;
import dev.plg.catalog.Program;
import dev.plg.catalog.Version;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Pointer;
import dev.plg.picture.river.RiverFile;
import dev.plg.yaml.Document;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Parsed;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import dev.plg.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The configurations of programs inside the values of a chart, put together as the chart's
/// templates do it: what the file says over what the chart says.
///
/// What the file says has its place there; what the chart says has none in it. A text with `{{` is
/// a template, of which nothing is known before it is rendered: the chart's own is taken instead.
final class ValuesConfigs {

  private final List<ProgramConfig> configs = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  /// @param values of the chart, as somebody wrote them
  ValuesConfigs(KnownChart chart, Mapping values) {
    add(chart, values);
  }

  List<ProgramConfig> configs() {
    return configs;
  }

  /// What is wrong with texts that are documents themselves.
  List<Finding> findings() {
    return findings;
  }

  private void add(KnownChart chart, Mapping values) {
    ChartDefaults defaults = chart.defaults();
    Mapping changes = defaults.differing(values);
    Mapping whole = withoutNulls(defaults.with(changes), defaults);
    chart.parts().forEach((key, part) -> part.find().ifPresent(it -> add(it, values.mapping(key))));
    chart
        .program()
        .filter(_ -> isRead(chart.name()))
        .ifPresent(
            program -> {
              switch (program.program()) {
                case "loki" -> loki(program, chart.version(), changes, whole);
                case "promtail" -> promtail(program, chart.version(), changes, whole);
                case "tempo" -> tempo(program, changes, whole);
                case "grafana" -> grafana(program, changes);
                case "grafana-agent" ->
                    river(program, Program.GRAFANA_AGENT, changes.mapping("agent"));
                default -> {}
              }
            });
    if (chart.name().equals("alloy")) {
      changes
          .mapping("alloy")
          .mapping("configMap")
          .find("content")
          .ifPresent(content -> river(Program.ALLOY, Optional.empty(), content));
    }
  }

  /// Whether it is known how the chart puts the configuration of its program together.
  private static boolean isRead(String chart) {
    return !chart.endsWith("-distributed") && !chart.equals("loki-simple-scalable");
  }

  /// A null takes the chart's value away.
  private static Mapping withoutNulls(Mapping whole, ChartDefaults defaults) {
    return withoutNulls(whole, Pointer.ROOT, defaults);
  }

  private static Mapping withoutNulls(Mapping mapping, Pointer at, ChartDefaults defaults) {
    Mapping.Builder kept = Mapping.builder().at(mapping.place());
    for (Mapping.Entry entry : mapping.entries()) {
      Pointer here = at.to(entry.key());
      boolean taken =
          entry.value().isNull() && !defaults.find(here).equals(Optional.of(Scalar.NULL));
      if (!taken) {
        Node value =
            entry.value() instanceof Mapping below
                ? withoutNulls(below, here, defaults)
                : entry.value();
        kept.add(new Mapping.Entry(entry.key(), entry.keyPlace(), value, entry.comment()));
      }
    }
    return kept.build();
  }

  private void loki(ChartProgram program, Version chart, Mapping changes, Mapping whole) {
    if (!Capability.LOKI_CHART_BUILDS_CONFIG.isIn(chart)) {
      // with a Secret of the user's the chart writes no configuration
      if (whole.mapping("config").text("existingSecret").isEmpty()) {
        take(Program.LOKI, program, whole, whole.mapping("config"), changes.placeOf("config"));
      }
      return;
    }
    Mapping loki = whole.mapping("loki");
    Mapping base =
        document(changes.mapping("loki"), "config")
            .orElseGet(() -> LokiChartConfig.of(chart.toString(), whole));
    Location place =
        LokiChartConfig.isTouched(changes.mapping("loki"))
            ? changes.placeOf("loki")
            : Location.NONE;
    take(Program.LOKI, program, whole, over(base, loki.mapping("structuredConfig")), place);
  }

  private void promtail(ChartProgram program, Version chart, Mapping changes, Mapping whole) {
    Mapping said = changes.mapping("config");
    if (said.isEmpty() || !Capability.PROMTAIL_CHART_BUILDS_CONFIG.isIn(chart)) {
      return;
    }
    Mapping config =
        document(said, "file")
            .orElseGet(() -> promtail(whole.mapping("config"), said.mapping("snippets")));
    take(Program.PROMTAIL, program, whole, config, changes.placeOf("config"));
  }

  /// The chart's one job, with the stages that the values name, and the jobs that they add.
  // helm-charts charts/promtail/values.yaml@promtail-6.15.5 config.file
  private Mapping promtail(Mapping config, Mapping said) {
    var jobs = new ArrayList<Node>(items(said, "scrapeConfigs"));
    if (jobs.isEmpty()) {
      jobs.add(
          Mapping.of(
                  Map.of(
                      "job_name", "kubernetes-pods",
                      "kubernetes_sd_configs", List.of(Map.of("role", "pod")),
                      "relabel_configs", List.of(PATH)))
              .toBuilder()
              .put("pipeline_stages", config.mapping("snippets").sequence("pipelineStages"))
              .build());
    }
    jobs.addAll(items(said, "extraScrapeConfigs"));
    Mapping.Builder all = Mapping.builder();
    copy(config, "clients", all, "clients");
    copy(config, "positions", all, "positions");
    Mapping.Builder server = Mapping.builder();
    copy(config, "serverPort", server, "http_listen_port");
    return all.put("server", server.build()).put("scrape_configs", List.copyOf(jobs)).build();
  }

  private static final Map<String, Object> PATH =
      Map.of(
          "source_labels",
          List.of("__meta_kubernetes_pod_uid", "__meta_kubernetes_pod_container_name"),
          "separator",
          "/",
          "replacement",
          "/var/log/pods/*$1/*.log",
          "target_label",
          "__path__");

  // helm-charts charts/tempo/values.yaml@tempo-1.8.0 config, community charts/tempo@tempo-2.2.4
  private void tempo(ChartProgram program, Mapping changes, Mapping whole) {
    Mapping tempo = whole.mapping("tempo");
    Mapping.Builder all = Mapping.builder();
    copy(tempo, "multitenancyEnabled", all, "multitenancy_enabled");
    for (String section : List.of("server", "storage", "ingester", "querier")) {
      copy(tempo, section, all, section);
    }
    copy(tempo, "queryFrontend", all, "query_frontend");
    copy(
        tempo,
        tempo.find("global_overrides").isPresent() ? "global_overrides" : "overrides",
        all,
        "overrides");
    Mapping.Builder distributor = Mapping.builder();
    copy(tempo, "receivers", distributor, "receivers");
    Mapping.Builder compaction = Mapping.builder();
    copy(tempo, "retention", compaction, "block_retention");
    Mapping generator = tempo.mapping("metricsGenerator");
    boolean generates = generator.text("enabled").filter("true"::equals).isPresent();
    all.putIf(generates, "metrics_generator", generator(generator))
        .put("distributor", distributor.build())
        .put("compactor", Mapping.of("compaction", compaction.build()));
    Mapping said = changes.mapping("tempo");
    Optional<Mapping> written = document(changes, "config");
    if (!said.isEmpty() || written.isPresent()) {
      String at = written.isPresent() ? "config" : "tempo";
      take(Program.TEMPO, program, whole, written.orElseGet(all::build), changes.placeOf(at));
    }
  }

  private static Mapping generator(Mapping values) {
    Mapping.Builder all = Mapping.builder().at(values.place());
    copy(values, "processor", all, "processor");
    copy(values, "registry", all, "registry");
    Mapping storage = values.mapping("storage");
    boolean writes = !storage.sequence("remote_write").items().isEmpty();
    Mapping.Builder written = storage.toBuilder();
    if (!writes) {
      Mapping.Builder url = Mapping.builder();
      copy(values, "remoteWriteUrl", url, "url");
      written.put("remote_write", List.of(url.build()));
    }
    copy(values, "traces_storage", all, "traces_storage");
    return all.put("storage", written.build()).build();
  }

  private void grafana(ChartProgram program, Mapping changes) {
    for (Mapping.Entry file : changes.mapping("datasources").entries()) {
      if (file.value() instanceof Mapping tree) {
        take(Program.GRAFANA, program, changes, tree, file.keyPlace());
      }
    }
  }

  private void river(ChartProgram chart, Program program, Mapping said) {
    said.mapping("configMap")
        .find("content")
        .ifPresent(content -> river(program, Optional.of(chart.version()), content));
  }

  private void river(Program program, Optional<Version> version, Node content) {
    if (content instanceof Scalar text && !text.text().contains("{{")) {
      add(program, version, Mapping.EMPTY, text, RiverFile.read(text));
    }
  }

  /// The version is the image's where the values name one.
  private void take(
      Program program, ChartProgram chart, Mapping whole, Mapping config, Location place) {
    Optional<Version> tag =
        whole
            .find(Pointer.of(chart.tag().split("\\.")))
            .filter(Scalar.class::isInstance)
            .flatMap(it -> Version.parse(((Scalar) it).text()));
    if (!config.isEmpty()) {
      var text = new Scalar(Scalar.Kind.STRING, "", place);
      add(program, tag.or(() -> Optional.of(chart.version())), config, text, RiverFile.EMPTY);
    }
  }

  private void add(
      Program program, Optional<Version> version, Mapping tree, Scalar text, RiverFile river) {
    configs.add(
        new ProgramConfig(
            program, version, tree, text, Optional.empty(), text.place().file(), river, List.of()));
  }

  /// The document that a text is; empty where nobody wrote one, or it is a template.
  private Optional<Mapping> document(Mapping said, String key) {
    return text(said, key)
        .map(
            text ->
                read(text).documents().stream()
                    .map(Document::root)
                    .filter(Mapping.class::isInstance)
                    .map(Mapping.class::cast)
                    .findFirst()
                    .orElse(Mapping.EMPTY));
  }

  /// The items of the list that a text is.
  private List<Node> items(Mapping said, String key) {
    return text(said, key).stream()
        .flatMap(text -> read(text).documents().stream())
        .map(Document::root)
        .filter(Sequence.class::isInstance)
        .flatMap(root -> ((Sequence) root).items().stream())
        .toList();
  }

  private static Optional<Scalar> text(Mapping said, String key) {
    return said.find(key)
        .filter(Scalar.class::isInstance)
        .map(Scalar.class::cast)
        .filter(text -> text.isString() && !text.text().contains("{{"));
  }

  private Parsed read(Scalar text) {
    Parsed parsed = YamlReader.readInside(text);
    findings.addAll(parsed.findings());
    return parsed;
  }

  static void copy(Mapping from, String key, Mapping.Builder to, String name) {
    from.entry(key)
        .filter(entry -> !entry.value().isNull() && !entry.value().equals(Mapping.EMPTY))
        .ifPresent(entry -> to.add(new Mapping.Entry(name, entry.keyPlace(), entry.value(), "")));
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
