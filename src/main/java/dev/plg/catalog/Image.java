package dev.plg.catalog;

/// A container image: `docker.io`, `grafana/loki`, `3.7.6`.
public record Image(String registry, String repository, String tag) {

  private static final String DOCKER_HUB = "docker.io";

  /// @param reference with each of its parts
  static Image read(String reference) {
    int slash = reference.indexOf('/');
    int colon = reference.lastIndexOf(':');
    return new Image(
        reference.substring(0, slash),
        reference.substring(slash + 1, colon),
        reference.substring(colon + 1));
  }

  /// Another repository of the same registry, as a pod names it: without the registry that is meant
  /// where none is named.
  public String inRepository(String name) {
    return registry.equals(DOCKER_HUB) ? name : registry + "/" + name;
  }

  /// The same image of another version of its program.
  Image of(Version version) {
    return new Image(registry, repository, (tag.startsWith("v") ? "v" : "") + version.plain());
  }

  /// As a pod names it: `docker.io/grafana/loki:3.7.6`.
  public String reference() {
    return registry + "/" + repository + ":" + tag;
  }

  @Override
  public String toString() {
    return reference();
  }
}
