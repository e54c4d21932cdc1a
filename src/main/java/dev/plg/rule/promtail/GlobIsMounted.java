package dev.plg.rule.promtail;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.Run;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.PromtailView;
import dev.plg.view.ScrapeJob;
import java.util.ArrayList;
import java.util.List;

/// The files that are to be read are there.
final class GlobIsMounted implements PictureRule {

  @Override
  public About about() {
    return new About(
        "promtail/path-not-mounted",
        Severity.ERROR,
        Versions.of("Promtail"),
        "files are to be read that lie on no mount",
        "Promtail finds nothing to tail and says so only by `Not ready: Unable to find any logs to"
            + " tail` on /ready",
        "mount the folder, or read where a volume is mounted",
        "loki clients/pkg/promtail/server/server.go:32@v3.5.1");
  }

  @Override
  public List<Finding> check(Picture picture) {
    var findings = new ArrayList<Finding>();
    PromtailView.in(picture)
        .filter(promtail -> !promtail.runs().isEmpty())
        .forEach(
            promtail ->
                promtail.jobs().stream()
                    .flatMap(ScrapeJob::globs)
                    .filter(glob -> promtail.runs().stream().noneMatch(run -> reaches(run, glob)))
                    .map(glob -> finding(promtail, glob))
                    .forEach(findings::add));
    return findings;
  }

  private Finding finding(PromtailView promtail, ScrapeJob.Glob glob) {
    String container = promtail.runs().getFirst().container().name();
    return about()
        .finding(
            glob.place(),
            "%s is to be read, but container %s has no mount at %s"
                .formatted(glob.text(), container, glob.folder()));
  }

  /// Whether the folder lies on a mount, or a mount in the folder.
  private static boolean reaches(Run run, ScrapeJob.Glob glob) {
    String folder = glob.folder();
    String inside = folder.equals("/") ? "/" : folder + "/";
    return run.container().mounts().stream()
        .anyMatch(mount -> mount.holds(folder) || mount.path().startsWith(inside));
  }
}
