package dev.plg.rule.image;

import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.StackSubjects.STACK;

import dev.plg.model.ImageChoice;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.ResolvedStack;
import java.util.stream.Stream;

/// With a tag that moves, two pods of one manifest can run different versions.
public final class ImageLatest {

  public static final Rule RULE =
      warning("image/latest", STACK)
          .what("the image tag `latest` moves")
          .why("the next pod may run another version, with other configuration keys")
          .fix("set a version, or remove the tag: plg's catalog has the right one")
          .source("https://kubernetes.io/docs/concepts/containers/images/#image-names")
          .covers("image/unpinned")
          .finds(ImageLatest::violations);

  private ImageLatest() {}

  private static Stream<Violation> violations(ResolvedStack resolved) {
    return resolved.programs().stream()
        .filter(it -> isLatest(it.workload().image()))
        .map(
            it ->
                Violation.at(
                    resolved.placeOf(it.key(), "image", "tag"),
                    "the image of `%s` has the tag 'latest', which moves".formatted(it.key())));
  }

  private static boolean isLatest(ImageChoice image) {
    return image.tag().filter("latest"::equals).isPresent() && image.digest().isEmpty();
  }
}
