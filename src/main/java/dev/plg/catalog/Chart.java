package dev.plg.catalog;

import dev.plg.finding.Pointer;
import java.net.URI;
import java.util.Optional;

/// A Helm chart.
///
/// @param repository the URL of the chart repository, `oci://…` where it is a registry; empty for
///   [#EXTRAS]
/// @param deprecated true where the chart itself says so (`deprecated: true`)
public record Chart(String repository, String name, String version, boolean deprecated) {

  /// The chart that plg writes itself, for what upstream publishes none.
  public static final Chart EXTRAS = new Chart("", "extras", "1.0.0", false);

  /// Whether a template of the chart reads a value.
  ///
  /// @param path dotted: `image.registry`
  /// @throws java.util.NoSuchElementException for a chart that is not in the atlas
  public boolean reads(String path) {
    return key(path).filter(KeyNode::isRead).isPresent();
  }

  /// Whether the chart takes a value as a text, which may be a template of what Kubernetes reads.
  public boolean takesText(String path) {
    return key(path).filter(node -> node.type() == ValueType.STRING).isPresent();
  }

  /// Whether the chart runs a version of its program where its values name no other.
  public boolean runs(Version program) {
    return known().brings().filter(program::equals).isPresent();
  }

  /// Whether a version of the chart does something by itself.
  public boolean has(Capability capability) {
    return capability.isIn(Version.of(version));
  }

  private Optional<KeyNode> key(String path) {
    return known().keyTable().find(Pointer.of(path.split("\\.", -1)));
  }

  private KnownChart known() {
    return KnownCharts.find(this).orElseThrow();
  }

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
