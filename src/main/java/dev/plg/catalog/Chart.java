package dev.plg.catalog;

import java.net.URI;

/// A Helm chart.
///
/// @param repository the URL of the chart repository, `oci://…` where it is a registry; empty for
///   [#EXTRAS]
/// @param deprecated true where the chart itself says so (`deprecated: true`)
public record Chart(String repository, String name, String version, boolean deprecated) {

  /// The chart that plg writes itself, for what upstream publishes none.
  public static final Chart EXTRAS = new Chart("", "extras", "1.0.0", false);

  public boolean isLocal() {
    return repository.isEmpty();
  }

  /// True where the repository is a registry of containers, which has no index.
  public boolean isOci() {
    return repository.startsWith("oci://");
  }

  /// A name for the repository: of a registry the first folder, else the first label of the host,
  /// as in `grafana-community`.
  public String repositoryName() {
    URI uri = URI.create(repository);
    String path = uri.getPath().substring(1);
    return isOci()
        ? path.substring(0, path.indexOf('/'))
        : uri.getHost().substring(0, uri.getHost().indexOf('.'));
  }
}
