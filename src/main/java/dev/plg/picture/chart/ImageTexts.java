package dev.plg.picture.chart;

import dev.plg.finding.Location;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.util.Optional;
import java.util.stream.Stream;

/// Puts the names of images together.
final class ImageTexts {

  private ImageTexts() {}

  /// @param values of the chart, whose `global` may name a registry
  /// @param image its `registry`, `repository`, `tag` and `digest`
  /// @param version the tag where none is set
  static Scalar of(ReleaseValues values, ReleaseValues image, String version) {
    Optional<String> registry =
        values
            .text("global.imageRegistry")
            .or(() -> values.text("global.image.registry"))
            .or(() -> values.text("global.registry"))
            .or(() -> image.text("registry"));
    String repository = image.text("repository").orElse("");
    boolean isWhole = repository.split("/", -1)[0].contains(".");
    String prefix = isWhole ? "" : registry.map(it -> it + "/").orElse("");
    String digest =
        image
            .text("digest")
            .or(() -> image.text("sha").map(sha -> "sha256:" + sha))
            .map(it -> "@" + it)
            .orElse("");
    String named = image.text("tag").orElse(version);
    String tag = ":" + (digest.isEmpty() ? named : named.replaceFirst("@.*", ""));
    return new Scalar(Scalar.Kind.STRING, prefix + repository + tag + digest, place(image));
  }

  /// An image with the parts of its name that another one sets.
  static Mapping over(Mapping image, Mapping other) {
    Mapping.Builder all = image.toBuilder();
    other.entries().stream().filter(entry -> ReleaseValues.isTrue(entry.value())).forEach(all::add);
    return all.build();
  }

  /// Where the user wrote a part of the name; else where the chart has its tag.
  private static Location place(ReleaseValues image) {
    return Stream.of("tag", "repository", "digest", "registry")
        .flatMap(key -> image.any(key).stream())
        .map(Node::place)
        .filter(place -> place.line() > 0)
        .findFirst()
        .orElseGet(() -> image.place("tag"));
  }
}
