package dev.plg.rule.image;

import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.PictureSubjects.RUNS;

import dev.plg.rule.Rule;
import java.util.stream.Stream;

/// The image of a program has the tag of a version.
public final class ImageUnpinned {

  public static final Rule RULE =
      warning("image/unpinned", RUNS.each(run -> Stream.of(run.container().image())))
          .what("an image has no version tag")
          .why(
              "each node runs the version that is the latest when the pod starts there; a later"
                  + " version may reject the configuration")
          .fix("set the tag of a version")
          .source("https://kubernetes.io/docs/concepts/containers/images/#image-names")
          .where(image -> image.digest().isEmpty() && image.tag().orElse("latest").equals("latest"))
          .says(
              "'%s' %s",
              image -> image.text(),
              image ->
                  image.tag().isPresent()
                      ? "is not a fixed version"
                      : "has no tag, which means latest")
          .at(image -> image.place());

  private ImageUnpinned() {}
}
