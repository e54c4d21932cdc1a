package dev.plg.rule.grafana;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.DataSource;
import dev.plg.view.Url;
import java.util.List;

/// The URL of Loki is that of Loki itself.
final class LokiUrlIsItsBase implements PictureRule {

  @Override
  public About about() {
    return new About(
        "grafana/loki-url",
        Severity.ERROR,
        Versions.ALL,
        "the URL of a data source for Loki goes on into Loki's API",
        "Grafana appends /loki/api/v1/… itself: each query gets 404",
        "end the URL behind the port, as in http://loki:3100",
        "grafana docs datasources/loki/configure-loki-data-source: URL");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return DataSource.in(picture)
        .filter(source -> source.type().equals("loki"))
        .filter(source -> source.url().filter(LokiUrlIsItsBase::isTooLong).isPresent())
        .map(
            source ->
                about()
                    .finding(
                        source.placeOf("url"),
                        "%s goes on behind Loki's port"
                            .formatted(source.tree().text("url").orElse(""))))
        .toList();
  }

  private static boolean isTooLong(Url url) {
    boolean prefix = url.path().equals("/loki") || url.path().equals("/loki/");
    return url.path().contains("/loki/api/") || (prefix && url.isInCluster());
  }
}
