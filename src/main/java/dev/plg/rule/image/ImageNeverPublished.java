package dev.plg.rule.image;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.PictureSubjects.RUNS;

import dev.plg.catalog.Program;
import dev.plg.catalog.PublishedTags;
import dev.plg.picture.ImageName;
import dev.plg.rule.Rule;
import java.util.Optional;
import java.util.stream.Stream;

/// The tag of an image is one that was published.
public final class ImageNeverPublished {

  public static final Rule RULE =
      error("image/never-published", RUNS.each(run -> Stream.of(run.container().image())))
          .what("an image has a tag that was never published")
          .why("Kubernetes cannot pull the image: ErrImagePull")
          .fix("use a tag that was published")
          .source(
              "https://hub.docker.com/u/grafana; the tags of grafana/loki, tempo, alloy and agent")
          .where(image -> image.digest().isEmpty())
          .where(image -> image.repository().matches("(docker\\.io/)?grafana/[a-z-]+"))
          .where(image -> better(image).isPresent())
          .says("there is no image %s", image -> image.text())
          .fixedBy(image -> better(image).orElse(""))
          .at(image -> image.place());

  private ImageNeverPublished() {}

  private static Optional<String> better(ImageName image) {
    return Program.ofImage(image.repository())
        .flatMap(program -> image.tag().flatMap(tag -> PublishedTags.insteadOf(program, tag)));
  }
}
