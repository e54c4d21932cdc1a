package dev.plg.catalog;

/// A container image: `docker.io`, `grafana/loki`, `3.7.6`.
public record Image(String registry, String repository, String tag) {

  static Image dockerHub(String repository, String tag) {
    return new Image("docker.io", repository, tag);
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
