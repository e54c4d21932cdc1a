package dev.plg.rule.promtail;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.PromtailView;
import java.util.List;

/// There is somewhere to send lines to.
final class LinesGoSomewhere implements PictureRule {

  @Override
  public About about() {
    return new About(
        "promtail/no-client",
        Severity.ERROR,
        Versions.of("Promtail"),
        "Promtail has no client",
        "it exits: `at least one client config must be provided`",
        "add `clients: [{url: http://loki:3100/loki/api/v1/push}]`",
        "loki clients/pkg/promtail/client/manager.go:64@v2.9.3");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return PromtailView.in(picture)
        .filter(promtail -> !promtail.runs().isEmpty())
        .filter(promtail -> promtail.clients().isEmpty() && promtail.targets().findAny().isEmpty())
        .map(
            promtail ->
                about()
                    .finding(
                        promtail.placeOf("clients"), "there is neither `clients` nor -client.url"))
        .toList();
  }
}
