package dev.plg.component;

import dev.plg.catalog.Image;
import dev.plg.model.ImageChoice;
import dev.plg.model.Stack;
import dev.plg.yaml.Mapping;
import java.util.Optional;

/// The keys of a chart's `image`; what is absent stays the chart's.
///
/// @param registry the host, without the repository
/// @param digest `sha256:` and what follows
public record ChartImage(
    Optional<String> registry,
    Optional<String> repository,
    Optional<String> tag,
    Optional<String> digest) {

  /// For a chart that has a key for each.
  public static ChartImage of(Stack stack, ImageChoice choice) {
    return new ChartImage(
        Metadata.registry(stack, choice), choice.repository(), choice.tag(), choice.digest());
  }

  /// For a chart that has no key for a digest, but hands the tag on as it is.
  ///
  /// @param release what the chart runs by default, whose tag goes before a digest without one
  public static ChartImage withDigestInTag(Stack stack, ImageChoice choice, Image release) {
    Optional<String> tag =
        choice
            .digest()
            .map(digest -> choice.tag().orElse(release.tag()) + "@" + digest)
            .or(choice::tag);
    return new ChartImage(
        Metadata.registry(stack, choice), choice.repository(), tag, Optional.empty());
  }

  /// For a chart that has no key for the registry either, but begins the repository with it.
  ///
  /// @param release what the chart runs by default
  public ChartImage withRegistryInRepository(Image release) {
    String name = repository.orElse(release.repository());
    String whole =
        registry.map(host -> host + "/" + name).orElseGet(() -> release.inRepository(name));
    return new ChartImage(Optional.empty(), Optional.of(whole), tag, digest);
  }

  public Mapping values() {
    return Mapping.builder()
        .with("registry", registry)
        .with("repository", repository)
        .with("tag", tag)
        .with("digest", digest)
        .build();
  }
}
