package dev.plg.app.lint;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.picture.Assumptions;
import dev.plg.picture.ChartAtHand;
import dev.plg.picture.Picture;
import dev.plg.picture.PictureBuilder;
import dev.plg.picture.Release;
import dev.plg.rule.registry.Rules;
import dev.plg.source.files.AskedApis;
import dev.plg.source.render.HelmAnswer;
import dev.plg.source.render.HelmEngine;
import dev.plg.source.values.UnknownValue;
import dev.plg.yaml.Document;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.YamlReader;
import dev.plg.yaml.YamlWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;

/// Renders the releases whose charts are at hand, and asks the rules about the objects: of any
/// chart, in any version.
final class RenderedCharts implements AutoCloseable {

  /// The name of the stream that a chart renders, in places.
  static final String STREAM = "(rendered)";

  /// How Helm says that a chart's dependencies are not in its `charts/`.
  // helm pkg/action/dependency.go@v3.18 CheckDependencies
  private static final String INCOMPLETE = "missing in charts/ directory";

  private final Assumptions assumed;
  private final HelmCache cache;
  private final HelmEngine engine;
  private final IdentityHashMap<ChartAtHand, Optional<Outcome>> said = new IdentityHashMap<>();

  /// @param assumed what the manifests do not tell
  /// @param cache where charts are looked for that are not in the files
  RenderedCharts(Assumptions assumed, HelmCache cache, Optional<String> kubernetes) {
    this.assumed = assumed;
    this.cache = cache;
    this.engine = new HelmEngine(kubernetes);
  }

  /// What came of a release.
  ///
  /// @param picture of the objects; empty where Helm refuses the values
  /// @param apis that the chart asks for and was told the cluster does not have
  /// @param findings each at the value that causes it
  record Outcome(Optional<Picture> picture, SortedSet<String> apis, List<Finding> findings) {

    /// Nothing that was not said before.
    Outcome again() {
      return new Outcome(picture.map(_ -> PictureBuilder.of(List.of())), apis, List.of());
    }
  }

  /// Empty for a chart that is not at hand as a whole. What a chart renders for several releases,
  /// its own and those of its dependencies, is said once.
  Optional<Outcome> of(Release release) {
    Optional<ChartAtHand> chart =
        release.files().or(() -> cache.find(release)).filter(it -> Files.exists(it.path()));
    if (chart.isEmpty()) {
      return Optional.empty();
    }
    if (said.containsKey(chart.get())) {
      return said.get(chart.get());
    }
    Optional<Outcome> outcome = of(release, chart.get());
    said.put(chart.get(), outcome.map(Outcome::again));
    return outcome;
  }

  private Optional<Outcome> of(Release release, ChartAtHand chart) {
    boolean isWhole = release.isWhole() && UnknownValue.in(chart.values()).isEmpty();
    return render(release, chart.path(), chart.values())
        .flatMap(
            answer ->
                switch (answer) {
                  case HelmAnswer.Manifests(String text) ->
                      Optional.of(outcome(release, chart, text));
                  case HelmAnswer.Refused(String reason) ->
                      !isWhole
                              || reason.contains(INCOMPLETE)
                              || reason.contains("error calling lookup")
                          ? Optional.empty()
                          : Optional.of(
                              new Outcome(
                                  Optional.empty(),
                                  Collections.emptySortedSet(),
                                  List.of(refusal(release, reason))));
                });
  }

  private Optional<HelmAnswer> render(Release release, Path chart, Mapping values) {
    String name = release.name().isEmpty() ? release.chart().name() : release.name();
    return engine.render(
        chart, name, release.namespace(), YamlWriter.write(UnknownValue.without(values)));
  }

  private Outcome outcome(Release release, ChartAtHand chart, String text) {
    Picture picture = picture(text);
    List<String> lines = text.lines().toList();
    var causes =
        new Causes(chart.values(), values -> faults(render(release, chart.path(), values)));
    Set<Location> unknown = UnknownValue.in(chart.values());
    var findings = new ArrayList<Finding>();
    for (Finding finding : findings(picture)) {
      int line = finding.place().line();
      String shown = line < 1 || line > lines.size() ? "" : lines.get(line - 1);
      Optional<Location> cause = causes.of(Fault.of(finding), shown, finding.place().column());
      Finding placed = at(cause, release, finding);
      if (!unknown.contains(placed.place())) {
        findings.add(release.isWhole() ? placed : placed.atMost(Severity.WARNING));
      }
    }
    SortedSet<String> apis = engine.lacking(AskedApis.of(chart.path()));
    return new Outcome(Optional.of(picture), apis, findings);
  }

  private static Finding at(Optional<Location> cause, Release release, Finding finding) {
    return new Finding(
        finding.rule(),
        finding.severity(),
        cause.orElseGet(() -> release.values().isEmpty() ? release.place() : place(release)),
        cause.isPresent()
            ? finding.message()
            : "%s (the chart's default)".formatted(finding.message()),
        finding.why(),
        finding.fix());
  }

  private static Location place(Release release) {
    Location values = release.values().place();
    return values.isKnown() ? values : release.place();
  }

  private Picture picture(String text) {
    var builder = new PictureBuilder(assumed);
    YamlReader.read(STREAM, text).documents().stream()
        .map(Document::root)
        .filter(root -> !root.isNull())
        .forEach(builder::add);
    return builder.build();
  }

  private static List<Finding> findings(Picture picture) {
    var findings = new ArrayList<Finding>(picture.findings());
    findings.addAll(Rules.check(picture));
    return findings;
  }

  private Optional<Set<Fault>> faults(Optional<HelmAnswer> answer) {
    return answer
        .filter(HelmAnswer.Manifests.class::isInstance)
        .map(HelmAnswer.Manifests.class::cast)
        .map(
            it ->
                findings(picture(it.text())).stream()
                    .map(Fault::of)
                    .collect(Collectors.toCollection(HashSet::new)));
  }

  private static Finding refusal(Release release, String reason) {
    return Finding.error(
        "helm/not-rendered",
        place(release),
        "Helm does not render chart %s with these values".formatted(release.chart().name()),
        reason,
        "");
  }

  @Override
  public void close() {
    engine.close();
  }
}
