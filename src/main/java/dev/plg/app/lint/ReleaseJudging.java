package dev.plg.app.lint;

import dev.plg.catalog.KnownChart;
import dev.plg.catalog.Program;
import dev.plg.catalog.Version;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.picture.Assumptions;
import dev.plg.picture.ChartSource;
import dev.plg.picture.Picture;
import dev.plg.picture.PictureBuilder;
import dev.plg.picture.Release;
import dev.plg.picture.chart.ChartObjects;
import dev.plg.rule.registry.Rules;
import dev.plg.source.values.UnknownValue;
import dev.plg.source.values.ValuesTemplates;
import dev.plg.view.StackCharts;
import dev.plg.view.UserValues;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Asks the rules about the values of a release, and about the configurations that they come to.
final class ReleaseJudging {

  static final String UNREAD = "helm/unread-value";
  static final String WRONG_TYPE = "helm/wrong-type";

  /// Rules on what is written, which no value that is unknown can fix.
  private static final Set<String> ON_WRITTEN = Set.of(UNREAD, WRONG_TYPE);

  private final Release release;
  private final KnownChart chart;
  private final boolean isRendered;
  private final Mapping values;

  /// @param chart by whose keys the values are judged
  private ReleaseJudging(Release release, KnownChart chart, boolean isRendered) {
    this.release = release;
    this.chart = chart;
    this.isRendered = isRendered;
    this.values = plain();
  }

  /// What came of a release.
  ///
  /// @param version of the chart that it was judged by
  /// @param isModelled whether plg knows objects that the chart makes
  /// @param inside the configurations that its values come to
  /// @param files that its values are written in
  record Judgement(
      String version,
      boolean isModelled,
      List<Finding> findings,
      Picture inside,
      Set<String> files) {}

  /// Empty for a chart, or a version of one, that plg does not know, and where all values are
  /// elsewhere. A release that sets none is judged too: it installs the chart's defaults.
  static Optional<Judgement> of(Release release, boolean isRendered) {
    boolean isElsewhere = release.values().isEmpty() && !release.isWhole();
    return isElsewhere ? Optional.empty() : ofFile(release, isRendered);
  }

  /// What came of a file of values, even an empty one.
  ///
  /// @param isRendered whether the chart was rendered: then what the values come to was judged
  static Optional<Judgement> ofFile(Release release, boolean isRendered) {
    return JudgedVersion.of(release.chart()).map(it -> of(release, it, isRendered));
  }

  private static Judgement of(Release release, JudgedVersion version, boolean isRendered) {
    Judgement judgement = new ReleaseJudging(release, version.chart(), isRendered).judgement();
    List<Set<Wrong>> others =
        version.others().stream()
            .map(other -> Wrong.of(new ReleaseJudging(release, other, isRendered).judgement()))
            .toList();
    Predicate<Finding> isShared =
        finding -> others.stream().allMatch(faults -> faults.contains(Wrong.of(finding)));
    List<Finding> findings = new ArrayList<>();
    for (Finding finding : judgement.findings()) {
      boolean isCertain =
          version.isCertain()
              && isShared.test(finding)
              && (release.isWhole() || ON_WRITTEN.contains(finding.rule()));
      findings.add(isCertain ? finding : finding.atMost(Severity.WARNING));
    }
    findings.addAll(release.gaps());
    version.note().ifPresent(findings::add);
    return new Judgement(
        judgement.version(),
        judgement.isModelled(),
        findings,
        judgement.inside(),
        judgement.files());
  }

  /// What is wrong, whatever the version is that a message names.
  private record Wrong(String rule, Location place) {

    static Wrong of(Finding finding) {
      return new Wrong(finding.rule(), finding.place());
    }

    static Set<Wrong> of(Judgement judgement) {
      return judgement.findings().stream().map(Wrong::of).collect(Collectors.toSet());
    }
  }

  /// Why a release was not judged; empty for a chart that has nothing to do with logs or traces.
  static Optional<String> reason(Release release) {
    ChartSource chart = release.chart();
    if (!StackCharts.include(chart)) {
      return Optional.empty();
    }
    return JudgedVersion.of(chart).isPresent()
        ? Optional.of("chart %s, whose values are not in these files".formatted(chart.name()))
        : Optional.of(ChartVersion.notKnown(chart.name(), chart.version()));
  }

  /// The values with the templates in them rendered, as far as the values tell.
  private Mapping plain() {
    Mapping given = release.values();
    Mapping placed =
        given.place().isKnown() ? given : given.toBuilder().at(release.place()).build();
    Mapping whole = chart.defaults().with(placed);
    Mapping about =
        Mapping.builder()
            .put("Name", release.name())
            .put("Namespace", release.namespace())
            .put("Service", "Helm")
            .build();
    return ValuesTemplates.rendered(placed, whole, about);
  }

  private Picture inside() {
    Map<Program, Version> versions = new EnumMap<>(Program.class);
    Stream.concat(
            Stream.of(chart), chart.parts().values().stream().flatMap(it -> it.find().stream()))
        .flatMap(it -> it.program().stream())
        .forEach(
            it ->
                Program.of(it.program())
                    .ifPresent(whose -> versions.putIfAbsent(whose, it.version())));
    return new PictureBuilder(new Assumptions(versions, Optional.empty()))
        .addValues(chart, values, release.name(), release.namespace())
        .build();
  }

  private Judgement judgement() {
    Picture inside = isRendered ? PictureBuilder.of(List.of()) : inside();
    var findings = new ArrayList<Finding>();
    findings.addAll(Rules.check(new UserValues(chart, values)));
    var folding = new Folding(chart, values, findings);
    findings.addAll(inside.findings());
    var defaults = new DefaultFindings(chart, values);
    Set<Wrong> said = new HashSet<>();
    Rules.check(inside).stream()
        .filter(it -> !defaults.isIdle(it))
        .filter(it -> !folding.isTwin(defaults.placed(it), defaults.key(it)))
        .map(defaults::placed)
        .map(new ValuesFixes(chart, values)::named)
        // several workloads may have one value
        .filter(it -> said.add(new Wrong(it.rule(), it.place())))
        .forEach(findings::add);
    findings.removeIf(folding::isConsequence);
    findings.replaceAll(folding::withMoved);
    Set<Location> unknown = UnknownValue.in(values);
    Set<Location> read = new HashSet<>(release.alsoRead());
    read.addAll(ValuesTemplates.named(release.values()));
    Set<String> files = new HashSet<>();
    addFiles(values, files);
    files.add(release.place().file());
    files.remove("");
    findings.removeIf(
        it ->
            !files.contains(it.place().file())
                || unknown.contains(it.place())
                || (it.rule().equals(UNREAD) && read.contains(it.place())));
    boolean isModelled = ChartObjects.areKnown(chart);
    return new Judgement(chart.version().toString(), isModelled, findings, inside, files);
  }

  /// The files that values are written in; the places of what a chart adds are in none of them.
  private static void addFiles(Node node, Set<String> files) {
    files.add(node.place().file());
    switch (node) {
      case Mapping mapping -> mapping.entries().forEach(entry -> addFiles(entry.value(), files));
      case Sequence sequence -> sequence.items().forEach(item -> addFiles(item, files));
      case Scalar _ -> {}
    }
  }
}
