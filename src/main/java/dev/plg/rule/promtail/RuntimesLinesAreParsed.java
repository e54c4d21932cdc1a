package dev.plg.rule.promtail;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.PromtailView;
import dev.plg.view.ScrapeJob;
import java.util.List;

/// What a runtime writes around each line is taken off.
final class RuntimesLinesAreParsed implements PictureRule {

  @Override
  public About about() {
    return new About(
        "promtail/no-runtime-stage",
        Severity.WARNING,
        Versions.from("Promtail", "2.0"),
        "logs of pods are read without the stage `cri` or `docker`",
        "each line keeps what the runtime puts before it, long lines stay in pieces, and the time"
            + " is that of reading",
        "begin `pipeline_stages` with `- cri: {}` (containerd, CRI-O) or `- docker: {}` (Docker)",
        "loki clients/pkg/logentry/stages/extensions.go@v2.9.3; CHANGELOG.md 2.0.0: entry_parser"
            + " removed");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return PromtailView.in(picture)
        .filter(promtail -> about().versions().include(promtail.version()))
        .flatMap(promtail -> promtail.jobs().stream())
        .filter(job -> job.globs().anyMatch(ScrapeJob.Glob::isOfPods))
        .filter(job -> !job.hasStage("cri", "docker", "regex", "json"))
        .map(
            job ->
                about()
                    .finding(
                        job.place(),
                        "job %s reads logs of pods as the runtime writes them: it has no stage `cri` or `docker`"
                            .formatted(job.name())))
        .toList();
  }
}
