package dev.plg.rule.promtail;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.PromtailView;
import java.util.List;
import java.util.Set;

/// A job says what it reads.
final class JobReadsSomething implements PictureRule {

  @Override
  public About about() {
    return new About(
        "promtail/no-target",
        Severity.ERROR,
        Versions.of("Promtail"),
        "a job says not what it reads",
        "Promtail exits: `no valid target scrape config defined for …`",
        "add `kubernetes_sd_configs`, `static_configs` or another source",
        "loki clients/pkg/promtail/targets/manager.go:121@v2.9.3");
  }

  private static final Set<String> SOURCES =
      Set.of(
          "journal",
          "syslog",
          "gcplog",
          "loki_push_api",
          "windows_events",
          "kafka",
          "azure_event_hubs",
          "gelf",
          "cloudflare",
          "heroku_drain",
          "static_configs");

  @Override
  public List<Finding> check(Picture picture) {
    return PromtailView.in(picture)
        .filter(promtail -> !isFromStdin(promtail))
        .flatMap(promtail -> promtail.jobs().stream())
        .filter(
            job ->
                job.tree().keys().stream()
                    .noneMatch(key -> key.endsWith("_sd_configs") || SOURCES.contains(key)))
        .map(
            job ->
                about().finding(job.place(), "job %s says not what it reads".formatted(job.name())))
        .toList();
  }

  private static boolean isFromStdin(PromtailView promtail) {
    return promtail.config().flag("stdin").isPresent()
        || promtail.config().value("target_config", "stdin").filter("true"::equals).isPresent();
  }
}
