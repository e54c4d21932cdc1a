package dev.plg.rule;

import dev.plg.finding.Finding;
import dev.plg.picture.Picture;
import java.util.List;
import java.util.function.Function;

/// A rule on the picture of what would run.
public non-sealed interface PictureRule extends Rule {

  static Rule of(About about, Function<Picture, List<Finding>> body) {
    return new Declared(about, body);
  }

  /// A finding for each place that violates the rule; never throws.
  List<Finding> check(Picture picture);

  record Declared(About about, Function<Picture, List<Finding>> body) implements PictureRule {
    @Override
    public List<Finding> check(Picture picture) {
      return body.apply(picture);
    }
  }
}
