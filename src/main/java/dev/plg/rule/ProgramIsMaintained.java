package dev.plg.rule;

import dev.plg.catalog.Catalog;
import dev.plg.catalog.EndOfLife;
import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.model.Stack;
import dev.plg.view.ResolvedStack;
import java.util.ArrayList;
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
    var findings = new ArrayList<Finding>();
    for (Program program : programs(asked.stack())) {
      Catalog.line(asked.stack().loki().version())
          .flatMap(line -> line.release(program).endOfLife())
          .ifPresent(end -> findings.add(note(program, end)));
    }
    return findings;
  }

  private static List<Program> programs(Stack stack) {
    var programs = new ArrayList<Program>();
    stack.promtail().ifPresent(_ -> programs.add(Program.PROMTAIL));
    stack.agent().ifPresent(_ -> programs.add(Program.GRAFANA_AGENT));
    return programs;
  }

  private Finding note(Program program, EndOfLife end) {
    return about()
        .finding(
            Location.NONE,
            "%s reached its end of life on %s".formatted(program, end.on()),
            "plan the move to %s: %s".formatted(end.successor(), end.source()));
  }
}
