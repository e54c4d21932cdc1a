package dev.plg.app.diff;

import dev.plg.catalog.Catalog;
import dev.plg.catalog.KnownChart;
import dev.plg.catalog.KnownCharts;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.picture.ChartAtHand;
import dev.plg.picture.ChartSource;
import dev.plg.picture.Release;
import dev.plg.picture.chart.ChartObjects;
import dev.plg.source.chart.Installation;
import dev.plg.source.render.HelmAnswer;
import dev.plg.source.render.HelmEngine;
import dev.plg.yaml.Document;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Parsed;
import dev.plg.yaml.YamlReader;
import dev.plg.yaml.YamlWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The objects of releases: rendered where the chart is at hand, else as plg models them.
final class ReleaseObjects {

  /// A chart renders more than a person writes.
  private static final int MOST_RENDERED = 64 * 1024 * 1024;

  private final SideOptions options;
  private final SideBuilder builder;
  private final List<Release> modelled = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  /// @param builder takes the objects
  ReleaseObjects(SideOptions options, SideBuilder builder) {
    this.options = options;
    this.builder = builder;
  }

  /// Releases whose objects are those that plg models, and no others.
  List<Release> modelled() {
    return modelled;
  }

  List<Finding> findings() {
    return findings;
  }

  /// Adds the release that a file of values is for.
  void addValues(String word, Mapping values) {
    String chart = options.chart().orElseThrow();
    boolean isPath = chart.startsWith(".") || chart.contains("/") || chart.endsWith(".tgz");
    String name = isPath ? named(Path.of(chart)) : chart;
    String version =
        options
            .version()
            .or(
                () ->
                    KnownCharts.of(name).stream()
                        .reduce((_, last) -> last)
                        .map(it -> it.version().toString()))
            .orElse("");
    Location place = Location.of(word);
    Release release =
        new Installation(word, place, "", "", values, List.of())
            .of(new ChartSource(name, version, "", place, place, Location.NONE));
    addAll(List.of(isPath ? release.with(new ChartAtHand(Path.of(chart), values)) : release));
  }

  /// The chart's name in that of its folder or archive: `loki-VERSION.tgz`.
  private static String named(Path chart) {
    return String.valueOf(chart.getFileName()).replaceFirst("(?:-v?[0-9].*|\\.tgz)$", "");
  }

  /// Whether the chart of a release is at hand, or modelled.
  boolean isKnown(Release release) {
    boolean isAtHand =
        release.files().or(() -> atHand(release)).filter(it -> Files.exists(it.path())).isPresent();
    return isAtHand
        || KnownCharts.of(release.chart().name(), release.chart().version()).isPresent();
  }

  void addAll(List<Release> releases) {
    try (var engine = new HelmEngine(kubernetes())) {
      for (Release release : releases) {
        add(release, engine);
      }
    }
  }

  /// The Kubernetes of a stack that names none, unless the user names one.
  private Optional<String> kubernetes() {
    return options.kubernetes().or(() -> Optional.of(Catalog.KUBERNETES_STANDARD.toString()));
  }

  private void add(Release release, HelmEngine engine) {
    if (!release.isWhole()) {
      findings.addAll(release.gaps());
    }
    Optional<ChartAtHand> chart =
        release.files().or(() -> atHand(release)).filter(it -> Files.exists(it.path()));
    Optional<HelmAnswer> answer =
        chart.flatMap(
            it ->
                engine.render(
                    it.path(), name(release), release.namespace(), YamlWriter.write(it.values())));
    if (answer.isPresent()) {
      switch (answer.get()) {
        case HelmAnswer.Manifests(String text) -> rendered(release, text);
        case HelmAnswer.Refused(String reason) -> findings.add(refusal(release, reason));
      }
    } else {
      model(release);
    }
  }

  private static String name(Release release) {
    return release.name().isEmpty() ? release.chart().name() : release.name();
  }

  private Optional<ChartAtHand> atHand(Release release) {
    String name = release.chart().name() + "-" + release.chart().version();
    return options.charts().stream()
        .flatMap(folder -> Stream.of(folder.resolve(name), folder.resolve(name + ".tgz")))
        .filter(Files::exists)
        .findFirst()
        .map(path -> new ChartAtHand(path, release.values()));
  }

  private void rendered(Release release, String text) {
    Parsed parsed = YamlReader.read("(rendered)", text, MOST_RENDERED);
    parsed.findings().stream().filter(Finding::isError).forEach(findings::add);
    parsed.documents().stream()
        .map(Document::root)
        .filter(Mapping.class::isInstance)
        .map(Mapping.class::cast)
        .map(object -> withNamespace(object, release.namespace()))
        .forEach(builder::add);
  }

  /// Helm applies an object without a namespace into that of the release; one of the whole cluster
  /// is found by its name all the same.
  private static Mapping withNamespace(Mapping object, String namespace) {
    return ClusterKinds.isOne(object.text("kind").orElse(""))
            || namespace.isEmpty()
            || object.mapping("metadata").text("namespace").isPresent()
        ? object
        : InNamespace.of(object, namespace);
  }

  private void model(Release release) {
    Optional<KnownChart> chart = KnownCharts.of(release.chart().name(), release.chart().version());
    if (chart.isEmpty()) {
      findings.add(notAtHand(release));
      return;
    }
    ChartObjects made =
        ChartObjects.of(chart.get(), release.values(), release.name(), release.namespace());
    made.objects().forEach(object -> builder.add(ModelledTexts.of(object, made.trees())));
    modelled.add(release);
  }

  private static Finding refusal(Release release, String reason) {
    return Finding.error(
        "helm/not-rendered",
        release.place(),
        "Helm does not render chart %s with these values".formatted(release.chart().name()),
        reason,
        "");
  }

  private static Finding notAtHand(Release release) {
    return Finding.error(
        "input/chart-not-at-hand",
        release.place(),
        "chart %s %s is not at hand, and plg has no model of it"
            .formatted(release.chart().name(), release.chart().version()),
        "what it installs cannot be compared",
        "unpack it into a folder as NAME-VERSION, and name that folder with --charts");
  }

  /// What is said of an input that is only modelled.
  static Finding isModelled(Release release) {
    return new Finding(
        "diff/modelled",
        Severity.NOTE,
        release.place(),
        "chart %s %s is not at hand: only what plg models of it is compared"
            .formatted(release.chart().name(), release.chart().version()),
        "a value that changes something else is listed without what it does",
        "name the folder that has it with --charts");
  }
}
