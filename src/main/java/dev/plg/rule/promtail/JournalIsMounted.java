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
import java.util.List;

/// The journal that is to be read is there.
final class JournalIsMounted implements PictureRule {

  @Override
  public About about() {
    return new About(
        "promtail/journal-mount",
        Severity.ERROR,
        Versions.of("Promtail"),
        "the journal is to be read, but is not mounted",
        "the journal of the container itself is empty: no line is read, without an error",
        "mount hostPath /var/log/journal (or /run/log/journal) and, unless `path` is set,"
            + " /etc/machine-id, read-only",
        "loki docs/sources/send-data/promtail/scraping.md:128@v2.9.3");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return PromtailView.in(picture)
        .flatMap(
            promtail ->
                promtail.jobs().stream()
                    .filter(job -> job.tree().find("journal").isPresent())
                    .filter(
                        job ->
                            !promtail.runs().isEmpty()
                                && promtail.runs().stream().noneMatch(run -> reaches(run, job))))
        .map(
            job ->
                about()
                    .finding(
                        job.tree().entry("journal").orElseThrow().keyPlace(),
                        "job %s reads the journal, but none of its folders is mounted"
                            .formatted(job.name())))
        .toList();
  }

  private static boolean reaches(Run run, ScrapeJob job) {
    List<String> folders =
        job.tree()
            .mapping("journal")
            .text("path")
            .map(List::of)
            .orElse(List.of("/var/log/journal", "/run/log/journal"));
    return folders.stream().anyMatch(folder -> run.container().mountOf(folder).isPresent());
  }
}
