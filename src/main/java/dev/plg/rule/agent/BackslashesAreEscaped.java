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

/// A backslash in a string stands before what can be escaped.
final class BackslashesAreEscaped implements PictureRule {

  @Override
  public About about() {
    return new About(
        "agent/escape",
        Severity.ERROR,
        Versions.ALL,
        "a backslash of a regex stands alone in a string",
        "Alloy and Grafana Agent do not start: `unknown escape sequence`",
        "write the string between backticks, or each backslash twice",
        "alloy syntax/scanner/scanner.go@v1.18.1 scanEscape");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return Agents.in(picture)
        .flatMap(config -> config.river().faults().stream())
        .filter(fault -> fault.kind() == RiverFault.Kind.ESCAPE)
        .map(
            fault ->
                about()
                    .finding(fault.place(), "'%s' is no escape sequence".formatted(fault.text())))
        .toList();
  }
}
