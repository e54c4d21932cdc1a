package dev.plg.rule.ring;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.LokiView;
import java.util.List;

/// Tokens can be kept only where a folder is named for them.
final class TokensHaveFolder implements PictureRule {

  @Override
  public About about() {
    return new About(
        "ring/persist-tokens",
        Severity.ERROR,
        Versions.from("Loki", "2.4"),
        "tokens are to be kept, and no folder is named",
        "Loki does not start: `if persist_tokens is true, path_prefix MUST be defined`",
        "set `common.path_prefix` to a folder on a volume",
        "loki pkg/loki/config_wrapper.go:477@v3.7.6");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return LokiView.in(picture)
        .filter(loki -> about().versions().include(loki.version()))
        .filter(loki -> loki.isOn("common", "persist_tokens"))
        .filter(loki -> loki.value("common", "path_prefix").isEmpty())
        .filter(loki -> loki.config().flag("common.path-prefix").isEmpty())
        .map(
            loki ->
                about()
                    .finding(
                        loki.placeOf("common", "persist_tokens"),
                        "`persist_tokens` without `common.path_prefix`"))
        .toList();
  }
}
