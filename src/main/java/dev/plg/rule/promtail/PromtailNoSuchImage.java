package dev.plg.rule.promtail;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.StackSubjects.STACK_PROMTAIL;

import dev.plg.model.ImageChoice;
import dev.plg.model.Promtail;
import dev.plg.rule.Rule;
import dev.plg.view.ResolvedStack;

/// The last release of Promtail is 3.6; Loki's releases went on.
public final class PromtailNoSuchImage {

  public static final Rule RULE =
      error("promtail/no-such-image", STACK_PROMTAIL.from("3.7"))
          .what("this Promtail image does not exist")
          .why(
              "Promtail was removed from Loki's repository before 3.7, so the image cannot be"
                  + " pulled")
          .fix("remove the tag, or set one of 3.6 or earlier")
          .source("grafana/loki clients/cmd/promtail, absent @v3.7.0")
          .says(it -> "there is no image grafana/promtail:" + tag(it))
          .at(it -> it.placeOf("promtail", "image", "tag"));

  private PromtailNoSuchImage() {}

  private static String tag(ResolvedStack resolved) {
    return resolved
        .stack()
        .collector(Promtail.class)
        .map(it -> it.workload().image())
        .flatMap(ImageChoice::tag)
        .orElse("");
  }
}
