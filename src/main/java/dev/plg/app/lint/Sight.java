package dev.plg.app.lint;

import dev.plg.app.report.Report;
import dev.plg.picture.Picture;
import java.util.List;

/// What a run of the rules read, and what they found.
///
/// @param pictures of the objects, one for each world
/// @param installed the releases of charts
public record Sight(Report report, List<Picture> pictures, List<Installed> installed) {

  public Sight {
    pictures = List.copyOf(pictures);
    installed = List.copyOf(installed);
  }
}
