package dev.plg.rule.helm;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.StackCharts;
import java.util.List;

/// A chart is installed at a version.
final class ChartIsPinned implements PictureRule {

  @Override
  public About about() {
    return new About(
        "helm/unpinned",
        Severity.WARNING,
        Versions.ALL,
        "a chart is installed at whichever version is the latest",
        "values that fitted fail on the next major version, or are ignored: Loki's chart changed "
            + "its storage, its modes and its owner",
        "write the version of the chart",
        "https://grafana.com/docs/loki/latest/setup/upgrade/upgrade-to-6x/");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return StackCharts.releases(picture)
        .filter(release -> isOpen(release.chart().version()))
        .map(
            release ->
                about()
                    .finding(
                        release.chart().place(),
                        "%s installs the latest chart %s"
                            .formatted(release.by(), release.chart().name())))
        .toList();
  }

  private static boolean isOpen(String version) {
    return version.isEmpty()
        || version.equals("*")
        || version.equals("x")
        || (version.startsWith(">") && version.indexOf('<') < 0);
  }
}
