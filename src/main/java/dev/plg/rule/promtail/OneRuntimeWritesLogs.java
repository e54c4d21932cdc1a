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

/// Lines come from one container runtime.
final class OneRuntimeWritesLogs implements PictureRule {

  @Override
  public About about() {
    return new About(
        "promtail/two-runtimes",
        Severity.ERROR,
        Versions.of("Promtail"),
        "one pipeline has both the stage `docker` and the stage `cri`",
        "the two formats exclude each other: the stage that does not fit leaves the line as the"
            + " runtime wrote it, without an error",
        "keep `cri` for containerd and CRI-O, `docker` for Docker",
        "loki clients/pkg/logentry/stages/extensions.go@v2.9.3");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return PromtailView.in(picture)
        .flatMap(promtail -> promtail.jobs().stream())
        .map(
            job ->
                job.stages().stream()
                    .filter(it -> it.type().equals("docker") || it.type().equals("cri"))
                    .toList())
        .filter(stages -> stages.stream().map(ScrapeJob.Stage::type).distinct().count() > 1)
        .map(
            stages ->
                about()
                    .finding(
                        stages.getLast().place(),
                        "`%s` follows `%s` in one pipeline"
                            .formatted(stages.getLast().type(), stages.getFirst().type())))
        .toList();
  }
}
