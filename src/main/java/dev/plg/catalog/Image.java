package dev.plg.catalog;

/// A container image: `docker.io`, `grafana/loki`, `3.7.6`.
public record Image(String registry, String repository, String tag) {

  private static final String DOCKER_HUB = "docker.io";

  static Image dockerHub(String repository, String tag) {
    return new Image(DOCKER_HUB, repository, tag);
  }

  /// Another repository of the same registry, as a pod names it: without the registry that is meant
  /// where none is named.
  public String inRepository(String name) {
    return registry.equals(DOCKER_HUB) ? name : registry + "/" + name;
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
