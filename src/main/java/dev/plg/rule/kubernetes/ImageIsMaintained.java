package dev.plg.rule.kubernetes;

import dev.plg.catalog.Catalog;
import dev.plg.catalog.EndOfLife;
import dev.plg.catalog.Program;
import dev.plg.catalog.ProgramRelease;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.Run;
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
        Severity.NOTE,
        Versions.ALL,
        "a program that runs reached its end of life",
        "no faults are mended any more, security faults neither",
        "plan the move to the program that upstream names",
        "https://grafana.com/docs/alloy/latest/set-up/migrate/from-promtail/");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return Stream.of(Program.PROMTAIL, Program.GRAFANA_AGENT)
        .flatMap(program -> check(picture, program))
        .toList();
  }

  private Stream<Finding> check(Picture picture, Program program) {
    return end(program).stream()
        .flatMap(end -> picture.runs(program).map(run -> finding(run, program, end)));
  }

  /// When the program ended, which is the same for each line that has it.
  private static Optional<EndOfLife> end(Program program) {
    return Catalog.LINES.stream()
        .flatMap(line -> line.find(program).flatMap(ProgramRelease::endOfLife).stream())
        .findFirst();
  }

  private Finding finding(Run run, Program program, EndOfLife end) {
    return about()
        .finding(
            run.container().image().place(),
            "%s reached its end of life on %s".formatted(program.title(), end.on()),
            "plan the move to %s: %s".formatted(end.successor(), end.source()));
  }
}
