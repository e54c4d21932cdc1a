package dev.plg.rule.agent;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.river.RiverFault;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.Agents;
import java.util.List;

/// Each statement has a line of its own, and each block an end.
final class StatementsHaveTheirLines implements PictureRule {

  @Override
  public About about() {
    return new About(
        "agent/syntax",
        Severity.ERROR,
        Versions.ALL,
        "a configuration in River cannot be parsed",
        "Alloy and Grafana Agent do not start: `expected TERMINATOR`",
        "write one statement a line, and close each block",
        "alloy syntax/parser/internal.go:190@v1.18.1");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return Agents.in(picture)
        .flatMap(config -> config.river().faults().stream())
        .filter(fault -> fault.kind() != RiverFault.Kind.ESCAPE)
        .map(fault -> about().finding(fault.place(), message(fault)))
        .toList();
  }

  private static String message(RiverFault fault) {
    return fault.kind() == RiverFault.Kind.STATEMENT
        ? "'%s' follows a statement on its line".formatted(fault.text())
        : "%s does not end".formatted(fault.text());
  }
}
