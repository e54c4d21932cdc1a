package dev.plg.picture;

import dev.plg.catalog.Version;
import dev.plg.finding.Location;
import java.util.Optional;

/// A container image as a pod names it.
///
/// @param text as it is written
/// @param repository without tag and digest: `docker.io/grafana/loki`
/// @param tag empty where none is written, which means `latest`
/// @param digest `sha256:…`
public record ImageName(
    String text, String repository, Optional<String> tag, Optional<String> digest, Location place) {

  /// The image that a text names.
  public static ImageName of(String text, Location place) {
    int at = text.indexOf('@');
    String named = at < 0 ? text : text.substring(0, at);
    Optional<String> digest = at < 0 ? Optional.empty() : Optional.of(text.substring(at + 1));
    int colon = named.lastIndexOf(':');
    boolean tagged = colon > named.lastIndexOf('/');
    return new ImageName(
        text,
        tagged ? named.substring(0, colon) : named,
        tagged ? Optional.of(named.substring(colon + 1)) : Optional.empty(),
        digest,
        place);
  }

  /// The last part of the repository: `loki`.
  public String name() {
    return repository.substring(repository.lastIndexOf('/') + 1);
  }

  /// The version that the tag names; empty for `latest`, a branch or a bare digest.
  public Optional<Version> version() {
    return tag.flatMap(Version::parse);
  }
}
