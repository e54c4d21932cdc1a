package dev.plg.rule.kubernetes;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.ImageName;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import java.util.List;

/// The image of a program is of a certain version.
final class ImageIsPinned implements PictureRule {

  @Override
  public About about() {
    return new About(
        "image/unpinned",
        Severity.WARNING,
        Versions.ALL,
        "an image has no tag of a version",
        "whichever version is the latest when a pod starts is what runs, on each node another "
            + "one; a configuration that fitted yesterday is refused tomorrow",
        "write the tag of a version",
        "https://kubernetes.io/docs/concepts/containers/images/#image-names");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return picture
        .runs()
        .map(run -> run.container().image())
        .filter(ImageIsPinned::isAnything)
        .map(image -> about().finding(image.place(), message(image)))
        .toList();
  }

  private static boolean isAnything(ImageName image) {
    return image.digest().isEmpty() && image.tag().orElse("latest").equals("latest");
  }

  private static String message(ImageName image) {
    return image.tag().isPresent()
        ? "'%s' is whatever is the latest".formatted(image.text())
        : "'%s' has no tag, which means the latest".formatted(image.text());
  }
}
