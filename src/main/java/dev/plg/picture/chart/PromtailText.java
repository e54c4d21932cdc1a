package dev.plg.picture.chart;

import dev.plg.catalog.Capability;
import dev.plg.yaml.Document;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import dev.plg.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The configuration that the chart `promtail` puts together.
// helm-charts charts/promtail/values.yaml@promtail-6.17.1 config.file
final class PromtailText {

  /// Where the chart keeps positions, if no value says.
  private static final Mapping POSITIONS = Mapping.of("filename", "/run/promtail/positions.yaml");

  private final Install install;
  private final ReleaseValues values;
  private final ReleaseValues snippets;
  private final ChartObjects objects;

  PromtailText(Install install, ChartObjects objects) {
    this.install = install;
    this.values = install.values();
    this.snippets = values.at("config.snippets");
    this.objects = objects;
  }

  Mapping tree() {
    return objects.document(values, values.any("config.file"), Mapping.class).orElseGet(this::made);
  }

  private Mapping made() {
    ReleaseValues config = values.at("config");
    Mapping.Builder server =
        Mapping.builder()
            .with("log_level", config.any("logLevel"))
            .with("log_format", config.any("logFormat"))
            .with("http_listen_port", config.any("serverPort"))
            .with("http_path_prefix", values.find("httpPathPrefix"))
            .addAll(document("extraServerConfigs"));
    List<Node> jobs = new ArrayList<>(jobs());
    jobs.addAll(items("extraScrapeConfigs"));
    return Mapping.builder()
        .put("server", server.build())
        .with(isOne() ? "client" : "clients", isOne() ? client() : clients())
        .with("positions", config.any("positions").orElse(POSITIONS))
        .put("scrape_configs", List.copyOf(jobs))
        .with("limits_config", document("extraLimitsConfig"))
        .with("tracing", config.any("enableTracing").map(enabled -> Mapping.of("enabled", enabled)))
        .build();
  }

  /// Whether the configuration has a client, not a list of them.
  private boolean isOne() {
    return !install.can(Capability.PROMTAIL_CHART_LISTS_CLIENTS);
  }

  private Node client() {
    return first().addAll(document("extraClientConfigs")).build();
  }

  private Mapping.Builder first() {
    return Mapping.builder()
        .put("url", values.any("config.lokiAddress").map(this::rendered).orElse(Scalar.NULL));
  }

  private Optional<Node> clients() {
    return values.knows("config.lokiAddress")
        ? Optional.of(
            Sequence.of(Lists.of((Node) first().build(), snippets.list("extraClientConfigs"))))
        : values.any("config.clients").map(this::rendered);
  }

  private Node rendered(Node clients) {
    return RenderedValues.of(clients, Map.of("{{ .Release.Name }}", install.release()));
  }

  private Mapping document(String key) {
    return objects.document(values, snippets.find(key), Mapping.class).orElse(Mapping.EMPTY);
  }

  private List<Node> items(String key) {
    return objects
        .document(values, snippets.find(key), Sequence.class)
        .orElse(Sequence.EMPTY)
        .items();
  }

  private List<Node> jobs() {
    List<Node> written = items("scrapeConfigs");
    return written.isEmpty() ? List.of(ownJob()) : written;
  }

  /// The chart's job: what of its text is no template, with what the templates insert.
  private Mapping ownJob() {
    Mapping job = constant();
    Mapping.Builder all = Mapping.builder().put("job_name", job.find("job_name"));
    all.with("pipeline_stages", snippets.any("pipelineStages"));
    Sequence relabeling =
        Lists.joined(
            job.sequence("relabel_configs").items(),
            snippets.isOn("addScrapeJobLabel")
                ? List.of(
                    Mapping.of("replacement", "kubernetes-pods", "target_label", "scrape_job"))
                : List.of(),
            snippets.list("common"),
            snippets.list("extraRelabelConfigs"));
    return all.put("kubernetes_sd_configs", job.find("kubernetes_sd_configs"))
        .put("relabel_configs", relabeling)
        .build();
  }

  private Mapping constant() {
    String text =
        snippets.any("scrapeConfigs").filter(Scalar.class::isInstance).stream()
            .flatMap(it -> ((Scalar) it).text().lines())
            .filter(line -> !line.contains("{{") && !line.contains("scrape_job"))
            .filter(line -> !line.contains("replacement: kubernetes-pods"))
            .collect(Collectors.joining("\n"));
    Optional<Node> root =
        YamlReader.read("", text).documents().stream().map(Document::root).findFirst();
    return root.filter(Sequence.class::isInstance)
        .flatMap(it -> ((Sequence) it).mappings().findFirst())
        .orElse(Mapping.EMPTY);
  }
}
