package dev.plg.rule.history;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.FileChange;
import dev.plg.rule.HistoryRule;
import dev.plg.view.Installation;
import dev.plg.view.Installation.Release;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Another version of the same chart upgrades its release.
public final class ChartUpgradesAreInPlace implements HistoryRule {

  @Override
  public About about() {
    return new About(
        "helm/chart-upgraded",
        List.of("H-11"),
        Severity.NOTE,
        Versions.ALL,
        "a chart changes its version",
        "Helm upgrades the release in place: with plg's values the workloads keep their names,"
            + " selectors and claims",
        "install as before, by install.sh, helmfile or the GitOps objects, which name the new"
            + " version; values of your own may have other keys there: `plg lint --chart` names"
            + " them",
        "rendered with the charts of both versions");
  }

  @Override
  public List<Finding> check(List<FileChange> changes, LocalDate rollout) {
    var findings = new ArrayList<Finding>();
    for (FileChange change : changes) {
      Installation after = Installation.in(change.after());
      for (Release was : Installation.in(change.before()).releases()) {
        after.releases().stream()
            .filter(now -> now.name().equals(was.name()) && now.chart().equals(was.chart()))
            .filter(now -> !now.version().equals(was.version()))
            .map(
                now ->
                    about()
                        .finding(
                            Location.of(change.file()),
                            "the chart %s changes from %s to %s"
                                .formatted(was.chart(), was.version(), now.version())))
            .forEach(findings::add);
      }
    }
    return findings;
  }
}
