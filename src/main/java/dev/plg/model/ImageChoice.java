package dev.plg.model;

import java.util.Optional;

/// What of an image's reference is not the catalog's.
///
/// @param registry of this image alone; a registry of the whole stack goes before it
/// @param repository without a registry: `grafana/loki`
/// @param digest `sha256:` and 64 hexadecimal digits; it wins over the tag
public record ImageChoice(
    Optional<Registry> registry,
    Optional<String> repository,
    Optional<String> tag,
    Optional<String> digest) {

  public static final ImageChoice CATALOG =
      new ImageChoice(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  public ImageChoice {
    repository = repository.map(ImageChoice::validRepository);
    tag = tag.map(ImageChoice::validTag);
    digest = digest.map(ImageChoice::validDigest);
  }

  /// The same text; throws where it is not a repository.
  public static String validRepository(String text) {
    InvalidValue.unless(
        text.matches("[a-z0-9]+([._/-]+[a-z0-9]+)*"),
        () -> "'%s' is not an image repository".formatted(text),
        () -> "write it without registry and tag, as in 'grafana/loki'");
    return text;
  }

  /// The same text; throws where it is not a tag.
  public static String validTag(String text) {
    InvalidValue.unless(
        text.matches("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}"),
        () -> "'%s' is not an image tag".formatted(text),
        () -> "use letters, digits, '_', '.' and '-', at most 128");
    return text;
  }

  /// The same text; throws where it is not a digest.
  public static String validDigest(String text) {
    InvalidValue.unless(
        text.matches("sha256:[0-9a-f]{64}"),
        () -> "'%s' is not an image digest".formatted(text),
        () -> "write 'sha256:' and 64 hexadecimal digits");
    return text;
  }
}
