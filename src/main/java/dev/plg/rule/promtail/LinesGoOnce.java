package dev.plg.rule.promtail;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.PromtailView;
import java.util.List;

/// A line is sent to a place once.
final class LinesGoOnce implements PictureRule {

  @Override
  public About about() {
    return new About(
        "promtail/client-twice",
        Severity.WARNING,
        Versions.from("Promtail", "1.6"),
        "there are clients in the file and one on the command line",
        "Promtail uses them all: each line is sent to both, twice where both are the same Loki",
        "keep `clients` and leave -client.url out",
        "loki clients/pkg/promtail/config/config.go:68@v2.9.3");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return PromtailView.in(picture)
        .filter(promtail -> !promtail.clients().isEmpty())
        .flatMap(promtail -> promtail.clientFlag().stream())
        .filter(flag -> !flag.value().isEmpty())
        .map(
            flag ->
                about()
                    .finding(
                        flag.place(),
                        "lines go to -client.url=%s and to the file's `clients` as well"
                            .formatted(flag.value())))
        .toList();
  }
}
