package dev.plg.app.images;

import dev.plg.picture.ImageName;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The commands that copy images into a registry, under the names that `images.registry` gives
/// them.
///
/// @param registry with or without a path: `registry.example/x`
public record Mirror(String registry) {

  private static final String DOCKER_HUB = "docker.io";

  /// A registry's host, as Docker tells it from the first part of a path.
  // distribution reference/normalize.go splitDockerDomain
  private static final Pattern HOST = Pattern.compile("localhost|.*[.:].*");

  /// A program that copies images from one registry to another.
  public enum Tool {
    SKOPEO,
    CRANE;

    /// The one of that name.
    public static Optional<Tool> of(String word) {
      return Stream.of(values()).filter(it -> it.word().equals(word)).findFirst();
    }

    String word() {
      return switch (this) {
        case SKOPEO -> "skopeo";
        case CRANE -> "crane";
      };
    }
  }

  /// A command for each image; none for those that are in the registry already.
  public String commands(List<ImageName> images, Tool tool) {
    return images.stream()
        .filter(image -> !image.repository().startsWith(registry + "/"))
        .map(image -> command(image, tool))
        .distinct()
        .collect(Collectors.joining());
  }

  private String command(ImageName image, Tool tool) {
    String from = source(image);
    String to = target(image);
    return switch (tool) {
      // --all copies every platform; only so an index keeps its digest
      case SKOPEO ->
          "skopeo copy --all --preserve-digests docker://%s docker://%s\n".formatted(from, to);
      case CRANE -> "crane copy %s %s\n".formatted(from, to);
    };
  }

  /// By digest alone where the image is pinned: skopeo takes no tag beside it.
  private static String source(ImageName image) {
    String repository = host(image) + "/" + path(image);
    return image
        .digest()
        .map(digest -> repository + "@" + digest)
        .orElseGet(() -> repository + ":" + image.tag().orElse("latest"));
  }

  /// A tag in any case: a registry removes what has none.
  private String target(ImageName image) {
    String tag =
        image
            .tag()
            .or(() -> image.digest().map(it -> it.replace(':', '-').substring(0, 19)))
            .orElse("latest");
    return "%s/%s:%s".formatted(registry, path(image), tag);
  }

  private static String host(ImageName image) {
    String first = first(image);
    return HOST.matcher(first).matches() ? first : DOCKER_HUB;
  }

  private static String first(ImageName image) {
    int slash = image.repository().indexOf('/');
    return slash < 0 ? "" : image.repository().substring(0, slash);
  }

  private static String path(ImageName image) {
    String repository = image.repository();
    String path =
        HOST.matcher(first(image)).matches()
            ? repository.substring(repository.indexOf('/') + 1)
            : repository;
    return host(image).equals(DOCKER_HUB) && path.indexOf('/') < 0 ? "library/" + path : path;
  }
}
