package dev.plg.rule;

import dev.plg.catalog.Catalog;
import dev.plg.catalog.EndOfLife;
import dev.plg.catalog.Line;
import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.view.ResolvedStack;
import java.util.List;

/// A program that upstream has given up is deployed as asked, and the user is told.
public final class ProgramIsMaintained implements StackRule {

  @Override
  public About about() {
    return new About(
        "version/end-of-life",
        List.of("V-01", "V-03", "M18"),
        Severity.NOTE,
        Versions.ALL,
        "a program reached its end of life",
        "no faults are mended any more, security faults neither",
        "plan the move to the program that upstream names",
        "https://grafana.com/docs/alloy/latest/set-up/migrate/from-promtail/");
  }

  @Override
  public List<Finding> check(ResolvedStack asked) {
    Line line = Catalog.line(asked.stack().loki().version()).orElseThrow();
    return asked.programs().stream()
        .map(it -> line.release(it.program()))
        .flatMap(release -> release.endOfLife().map(end -> note(release.program(), end)).stream())
        .toList();
  }

  private Finding note(Program program, EndOfLife end) {
    return about()
        .finding(
            Location.NONE,
            "%s reached its end of life on %s".formatted(program, end.on()),
            "plan the move to %s: %s".formatted(end.successor(), end.source()));
  }
}
