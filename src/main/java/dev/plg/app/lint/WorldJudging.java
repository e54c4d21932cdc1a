package dev.plg.app.lint;

import dev.plg.app.lint.SharedValues.Said;
import dev.plg.app.report.Judged.Way;
import dev.plg.app.settings.Ignored;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.picture.KubeObject;
import dev.plg.picture.Picture;
import dev.plg.picture.Release;
import dev.plg.rule.registry.Rules;
import dev.plg.source.Releases;
import dev.plg.source.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Asks the rules about one world.
final class WorldJudging {

  private final LintRun run;
  private final InputReading reading;

  WorldJudging(LintRun run) {
    this.run = run;
    this.reading = new InputReading(run);
  }

  /// Takes in what the world holds as files.
  InputReading reading() {
    return reading;
  }

  /// Configurations of one program, or values for one chart, each file for itself.
  void judgeAlone() {
    judge(new GivenValues(run, reading.values(), reading.encrypted()).releases(), List.of());
  }

  void judge(World world) {
    if (run.isFull()) {
      return;
    }
    world.objects().forEach(reading::add);
    judge(List.of(), world.releases());
  }

  /// @param files of values, which nothing installs
  /// @param more releases of charts that no object asks for
  private void judge(List<Release> files, List<Release> more) {
    if (run.isFull()) {
      return;
    }
    Picture objects = reading.builder().build();
    List<Release> installed =
        Stream.concat(more.stream(), Releases.in(objects, run.documents).stream()).toList();
    Picture picture = objects.with(installed);
    run.tally.add(picture);
    run.see(picture);
    var findings = new ArrayList<Finding>(picture.findings());
    findings.addAll(Rules.check(picture));
    findings.forEach(it -> title(it, picture.titleAt(it.place())));
    var judged = new ArrayList<Said>();
    files.forEach(release -> judged.add(new Said(release, judge(release, true))));
    installed.forEach(release -> judged.add(new Said(release, judge(release, false))));
    var shared = new SharedValues(judged);
    Map<Location, Set<Finding>> ofReleases = new HashMap<>();
    for (Said of : judged) {
      Release release = of.release();
      List<Finding> said = shared.without(of);
      said.forEach(it -> title(it, titleOf(release, it, picture)));
      ofReleases.computeIfAbsent(release.place(), _ -> new HashSet<>()).addAll(said);
      findings.addAll(said);
    }
    run.sayAll(findings);
    picture.objects().forEach(object -> ignore(object, picture, ofReleases));
  }

  private List<Finding> judge(Release release, boolean isFile) {
    Optional<RenderedCharts.Outcome> rendered = run.charts.of(release);
    Optional<Picture> objects = rendered.flatMap(RenderedCharts.Outcome::picture);
    objects.ifPresent(it -> run.tally.addRendered(release, it));
    rendered.ifPresent(it -> run.tally.addLacking(release, it.apis()));
    objects.ifPresent(it -> run.see(release, it));
    List<Finding> known = judge(release, isFile, objects.isPresent());
    boolean saysRefusal = known.stream().anyMatch(WorldJudging::isRefusal);
    Stream<Finding> ofObjects =
        rendered.stream()
            .flatMap(it -> it.findings().stream())
            .filter(it -> !saysRefusal || !it.rule().equals("helm/not-rendered"));
    return Stream.concat(ofObjects, known.stream()).toList();
  }

  /// Whether a rule says already why the chart refuses the values.
  private static boolean isRefusal(Finding finding) {
    return finding.isError() && finding.why().startsWith("the chart refuses to render");
  }

  private List<Finding> judge(Release release, boolean isFile, boolean isRendered) {
    Optional<ReleaseJudging.Judgement> judgement =
        isFile
            ? ReleaseJudging.ofFile(release, isRendered)
            : ReleaseJudging.of(release, isRendered);
    Picture carried = CarriedJudging.inside(release);
    run.tally.add(carried);
    List<Finding> ofCarried =
        carried.configs().isEmpty() ? List.of() : CarriedJudging.findings(release, carried);
    if (judgement.isPresent()) {
      if (!isRendered) {
        run.see(release, judgement.get().inside());
      }
      run.tally.add(
          release,
          judgement.get().version(),
          judgement.get().inside(),
          judgement.get().files(),
          isRendered ? Way.RENDERED : judgement.get().isModelled() ? Way.MODELLED : Way.VALUES);
      return Stream.concat(judgement.get().findings().stream(), ofCarried.stream()).toList();
    }
    if (!carried.configs().isEmpty()) {
      return Stream.concat(ofCarried.stream(), release.gaps().stream()).toList();
    }
    if (isRendered) {
      run.tally.addUnknownRendered(release);
      return release.gaps();
    }
    Optional<String> reason = ReleaseJudging.reason(release);
    reason.ifPresentOrElse(
        it -> leaveOut(release, it), () -> run.tally.addUnknown(release.chart()));
    List<Finding> gaps = reason.isPresent() ? release.gaps() : List.of();
    return Stream.concat(gaps.stream(), UnknownChart.note(release).stream()).toList();
  }

  private void leaveOut(Release release, String reason) {
    run.tally.leaveOut(release.by(), reason);
    run.tally.addUnjudged(release.place().file(), reason);
  }

  private static String titleOf(Release release, Finding finding, Picture picture) {
    String title = picture.titleAt(finding.place());
    return title.isEmpty() ? release.by() : title;
  }

  private void title(Finding finding, String title) {
    if (!title.isEmpty() && finding.place().isKnown()) {
      run.titles.putIfAbsent(finding.place(), title);
    }
  }

  /// An object's annotation holds for what is written in it, and for what it installs.
  private void ignore(KubeObject object, Picture picture, Map<Location, Set<Finding>> ofReleases) {
    String said = object.annotations().getOrDefault(Ignored.KEY, "");
    if (said.isEmpty()) {
      return;
    }
    Location begin = object.place();
    Set<Finding> installed = ofReleases.getOrDefault(begin, Set.of());
    run.ignored.add(
        said,
        object.placeOf("metadata", "annotations", Ignored.KEY),
        finding ->
            installed.contains(finding)
                || picture.beginOf(finding.place()).filter(begin::equals).isPresent(),
        true);
  }
}
