package dev.plg.rule.promtail;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.PromtailView;
import java.util.List;

/// Lines are pushed where Loki takes them.
final class PushPathIsLokis implements PictureRule {

  @Override
  public About about() {
    return new About(
        "promtail/push-path",
        Severity.ERROR,
        Versions.of("Promtail"),
        "the URL to push to has not the path of Loki's push API",
        "Loki answers 404, and Promtail drops each batch: `final error sending batch`",
        "end the URL in /loki/api/v1/push",
        "loki pkg/loki/modules.go:327@v2.9.3, clients/pkg/promtail/client/client.go@v2.9.3");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return PromtailView.in(picture)
        .flatMap(PromtailView::targets)
        .filter(target -> isWrong(path(target.url())))
        .map(
            target ->
                about()
                    .finding(
                        target.place(),
                        "%s does not end in /loki/api/v1/push".formatted(target.url())))
        .toList();
  }

  private static boolean isWrong(String path) {
    return path.isEmpty()
        || path.equals("/")
        || (path.contains("/loki") && !path.endsWith("/loki/api/v1/push"));
  }

  /// The path of a URL; one that is no URL, or is yet to be filled in, has a right one.
  private static String path(String url) {
    int scheme = url.indexOf("://");
    if (scheme < 0 || url.indexOf('$') >= 0 || url.indexOf('{') >= 0) {
      return "/loki/api/v1/push";
    }
    int slash = url.indexOf('/', scheme + 3);
    int query = url.indexOf('?');
    String path = slash < 0 ? "" : url.substring(slash);
    return query > slash && slash >= 0 ? url.substring(slash, query) : path;
  }
}
