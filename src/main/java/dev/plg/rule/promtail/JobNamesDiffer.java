package dev.plg.rule.promtail;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.PromtailView;
import dev.plg.view.ScrapeJob;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/// Each job has a name of its own.
final class JobNamesDiffer implements PictureRule {

  @Override
  public About about() {
    return new About(
        "promtail/job-name-twice",
        Severity.ERROR,
        Versions.of("Promtail"),
        "two jobs have the same name",
        "Promtail keeps its jobs by name, so the last one replaces the others: what they should"
            + " read is not read, without an error",
        "give each job a name of its own",
        "loki clients/pkg/promtail/targets/file/filetargetmanager.go:131@v2.9.3");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return PromtailView.in(picture).flatMap(promtail -> twice(promtail.jobs())).toList();
  }

  private Stream<Finding> twice(List<ScrapeJob> jobs) {
    var seen = new HashSet<String>();
    return jobs.stream()
        .filter(
            job ->
                job.tree().find("static_configs").isPresent()
                    || job.tree().find("kubernetes_sd_configs").isPresent())
        .filter(job -> !seen.add(job.name()))
        .map(
            job ->
                about()
                    .finding(
                        job.place(),
                        "another job is called %s too, and only this one runs"
                            .formatted(job.name())));
  }
}
