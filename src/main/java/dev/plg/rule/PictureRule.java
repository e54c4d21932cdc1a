package dev.plg.rule;

import dev.plg.finding.Finding;
import dev.plg.picture.Picture;
import java.util.List;

/// A demand on what would run, whoever wrote the manifests.
public non-sealed interface PictureRule extends Rule {

  /// A finding for each place that does not meet the demand; never throws.
  List<Finding> check(Picture picture);
}
