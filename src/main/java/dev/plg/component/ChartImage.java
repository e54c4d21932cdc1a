package dev.plg.component;

import dev.plg.catalog.Image;
import dev.plg.model.ImageChoice;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Section;
import java.util.Optional;

/// The keys of a chart's image; what is absent stays the chart's.
///
/// @param registry the host, without the repository
/// @param digest `sha256:` and what follows
/// @param sha a digest without `sha256:`
public record ChartImage(
    Optional<String> registry,
    Optional<String> repository,
    Optional<String> tag,
    Optional<String> digest,
    Optional<String> sha)
    implements Section {

  private static final String ALGORITHM = "sha256:";

  /// What is not the chart's own image, by the keys that the chart has: a registry without a key
  /// begins the repository, a digest without one follows the tag.
  ///
  /// @param at the dotted path of the keys: `image`
  static ChartImage of(ChartInput input, String at) {
    ImageChoice choice = input.pods().image();
    Image release = input.release().image();
    boolean hasDigest = input.reads(at + ".digest");
    boolean hasSha = !hasDigest && input.reads(at + ".sha");
    Optional<String> registry = Metadata.registry(input.stack(), choice);
    Optional<String> repository = choice.repository();
    if (!input.reads(at + ".registry")) {
      String name = repository.orElse(release.repository());
      repository =
          Optional.of(
              registry.map(host -> host + "/" + name).orElseGet(() -> release.inRepository(name)));
      registry = Optional.empty();
    }
    boolean isOther = !input.chart().runs(input.release().version());
    Optional<String> tag = choice.tag().or(() -> Optional.of(release.tag()).filter(_ -> isOther));
    if (!hasDigest && !hasSha && choice.digest().isPresent()) {
      tag = Optional.of(tag.orElse(release.tag()) + "@" + choice.digest().get());
    }
    return new ChartImage(
        registry,
        repository,
        tag,
        choice.digest().filter(_ -> hasDigest),
        choice.digest().filter(_ -> hasSha).map(it -> it.substring(ALGORITHM.length())));
  }

  @Override
  public Mapping tree() {
    return Mapping.builder()
        .with("registry", registry)
        .with("repository", repository)
        .with("tag", tag)
        .with("digest", digest)
        .with("sha", sha)
        .build();
  }
}
