package dev.plg.rule.version;

import static dev.plg.rule.Draft.note;
import static dev.plg.rule.PictureSubjects.runs;

import dev.plg.catalog.Catalog;
import dev.plg.catalog.EndOfLife;
import dev.plg.catalog.Program;
import dev.plg.catalog.ProgramRelease;
import dev.plg.picture.Run;
import dev.plg.rule.Rule;
import java.util.Optional;

/// A program has not reached its end of life.
public final class VersionUnmaintained {

  public static final Rule RULE =
      note("version/unmaintained", runs(Program.PROMTAIL).and(runs(Program.GRAFANA_AGENT)))
          .what("a program has reached its end of life")
          .why("it no longer gets bug or security fixes")
          .fix("plan the move to the program that upstream recommends")
          .source("https://grafana.com/docs/alloy/latest/set-up/migrate/from-promtail/")
          .where(run -> end(run).isPresent())
          .says(
              "%s reached its end of life on %s",
              run -> run.container().program().orElseThrow().title(),
              run -> end(run).orElseThrow().on())
          .fixedBy(
              run ->
                  "plan the move to %s: %s"
                      .formatted(
                          end(run).orElseThrow().successor(), end(run).orElseThrow().source()))
          .at(run -> run.container().image().place());

  private VersionUnmaintained() {}

  /// When the program ended, which is the same for each line that has it.
  private static Optional<EndOfLife> end(Run run) {
    Program program = run.container().program().orElseThrow();
    return Catalog.LINES.stream()
        .flatMap(line -> line.find(program).flatMap(ProgramRelease::endOfLife).stream())
        .findFirst();
  }
}
