package dev.plg.rule.text;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.PictureSubjects.LOKI;

import dev.plg.rule.Rule;
import dev.plg.view.GoDuration;
import dev.plg.view.LokiView;
import java.time.Duration;

/// A key that Loki still knows, and refuses where it is set.
final class TextMovedKey {

  private static final String[] SPLIT = {"query_range", "split_queries_by_interval"};

  static final Rule RULE =
      error("text/moved-key", LOKI.between("2.5", "3.0"))
          .what("`query_range.split_queries_by_interval` is no longer accepted")
          .why(
              "Loki exits: `the yaml flag split_queries_by_interval must now be set in the"
                  + " limits_config section`")
          .fix("set `limits_config.split_queries_by_interval` instead")
          .source("loki pkg/querier/queryrange/queryrangebase/roundtrip.go:75@v2.9.8, :82@v2.5.0")
          .where(TextMovedKey::isSet)
          .at(loki -> loki.placeOf(SPLIT));

  private TextMovedKey() {}

  /// A duration of none counts as not set.
  private static boolean isSet(LokiView loki) {
    return loki.value(SPLIT)
        .flatMap(GoDuration::parse)
        .filter(it -> !it.equals(Duration.ZERO))
        .isPresent();
  }
}
