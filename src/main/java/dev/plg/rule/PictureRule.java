package dev.plg.rule;

import dev.plg.finding.Finding;
import dev.plg.picture.Picture;
import java.util.List;
import java.util.function.Function;

/// A rule on the picture of what would run.
public record PictureRule(About about, Function<Picture, List<Finding>> body) implements Rule {

  /// A finding for each place that violates the rule; never throws.
  public List<Finding> check(Picture picture) {
    return body.apply(picture);
  }
}
