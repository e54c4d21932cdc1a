package dev.plg.rule.kubernetes;

import dev.plg.catalog.Catalog;
import dev.plg.catalog.EndOfLife;
import dev.plg.catalog.Line;
import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.Run;
import dev.plg.picture.Software;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Upstream still mends what runs.
final class ImageIsMaintained implements PictureRule {

  @Override
  public About about() {
    return new About(
        "version/unmaintained",
        List.of("V-01", "V-03", "M18"),
        Severity.NOTE,
        Versions.ALL,
        "a program that runs reached its end of life",
        "no faults are mended any more, security faults neither",
        "plan the move to the program that upstream names",
        "https://grafana.com/docs/alloy/latest/set-up/migrate/from-promtail/");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return Stream.of(Software.PROMTAIL, Software.AGENT)
        .flatMap(software -> check(picture, software))
        .toList();
  }

  private Stream<Finding> check(Picture picture, Software software) {
    return software.program().flatMap(ImageIsMaintained::end).stream()
        .flatMap(end -> picture.runs(software).map(run -> finding(run, software, end)));
  }

  /// When the program ended, which is the same for each line that has it.
  private static Optional<EndOfLife> end(Program program) {
    for (Line line : Catalog.LINES) {
      Optional<EndOfLife> end = line.release(program).endOfLife();
      if (end.isPresent()) {
        return end;
      }
    }
    return Optional.empty();
  }

  private Finding finding(Run run, Software software, EndOfLife end) {
    return about()
        .finding(
            run.container().image().place(),
            "%s reached its end of life on %s".formatted(software.title(), end.on()),
            "plan the move to %s: %s".formatted(end.successor(), end.source()));
  }
}
