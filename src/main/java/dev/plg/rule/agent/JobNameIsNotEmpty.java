package dev.plg.rule.agent;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.river.RiverAttribute;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.Agents;
import java.util.List;

/// Events are stored under a job.
final class JobNameIsNotEmpty implements PictureRule {

  @Override
  public About about() {
    return new About(
        "agent/empty-job-name",
        Severity.ERROR,
        Versions.ALL,
        "the job of the events is empty",
        "Alloy and Grafana Agent do not start: `job_name must not be an empty string`",
        "write a name, or take `job_name` away",
        "alloy internal/component/loki/source/kubernetes_events/kubernetes_events.go@v1.18.1");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return Agents.components(picture, "loki.source.kubernetes_events")
        .flatMap(it -> it.block().attribute("job_name").stream())
        .filter(JobNameIsNotEmpty::isEmpty)
        .map(job -> about().finding(job.place(), "`job_name` is empty"))
        .toList();
  }

  private static boolean isEmpty(RiverAttribute job) {
    return job.text().filter(String::isEmpty).isPresent();
  }
}
