package dev.plg.rule;

import dev.plg.finding.Finding;
import dev.plg.picture.Picture;
import dev.plg.view.LokiView;
import java.util.List;

/// A demand on each Loki configuration of a version that the rule's fact holds for.
public interface LokiRule extends PictureRule {

  /// A finding for each place of one configuration; never throws.
  List<Finding> check(LokiView loki);

  @Override
  default List<Finding> check(Picture picture) {
    About about = about();
    return LokiView.in(picture)
        .filter(loki -> about.versions().include(loki.version()))
        .flatMap(loki -> check(loki).stream())
        .toList();
  }
}
