package dev.plg.picture;

import dev.plg.finding.Location;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A volume of a pod.
///
/// @param fromTemplate true for a claim of a StatefulSet's own template, one a pod
/// @param tree the volume, or the claim template
public record Volume(String name, boolean fromTemplate, Mapping tree) {

  static Volume of(Mapping tree) {
    return new Volume(tree.text("name").orElse(""), false, tree);
  }

  static Volume ofTemplate(Mapping claim) {
    return new Volume(claim.mapping("metadata").text("name").orElse(""), true, claim);
  }

  /// The path on the node of a `hostPath` volume.
  public Optional<String> hostPath() {
    return fromTemplate ? Optional.empty() : tree.mapping("hostPath").text("path");
  }

  /// The claim that all pods share; empty for a claim template.
  public Optional<String> claim() {
    return fromTemplate
        ? Optional.empty()
        : tree.mapping("persistentVolumeClaim").text("claimName");
  }

  public boolean isEmptyDir() {
    return !fromTemplate && tree.find("emptyDir").isPresent();
  }

  /// Whether what is written to it outlives the pod.
  public boolean isKept() {
    return !isEmptyDir() && sources().isEmpty();
  }

  /// The ConfigMaps and Secrets that it shows, those of a projected volume in order.
  List<Source> sources() {
    var sources = new ArrayList<Source>();
    if (!fromTemplate) {
      Source.of(tree).ifPresent(sources::add);
      for (Node item : tree.mapping("projected").sequence("sources").items()) {
        if (item instanceof Mapping part) {
          Source.of(part).ifPresent(sources::add);
        }
      }
    }
    return sources;
  }

  public Location place() {
    return tree.place();
  }

  /// A ConfigMap or Secret that a volume shows as files.
  ///
  /// @param kind `ConfigMap` or `Secret`
  record Source(String kind, String name, Mapping tree) {

    private static Optional<Source> of(Mapping volume) {
      Mapping map = volume.mapping("configMap");
      Mapping secret = volume.mapping("secret");
      if (!map.isEmpty()) {
        return Optional.of(new Source("ConfigMap", map.text("name").orElse(""), map));
      }
      return secret.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Source(
                  "Secret",
                  secret.text("secretName").or(() -> secret.text("name")).orElse(""),
                  secret));
    }

    /// The key that appears as a file of the volume; all keys appear as themselves unless `items`
    /// says otherwise.
    Optional<String> key(String file) {
      List<Node> items = tree.sequence("items").items();
      if (items.isEmpty()) {
        return Optional.of(file);
      }
      return items.stream()
          .filter(Mapping.class::isInstance)
          .map(Mapping.class::cast)
          .filter(item -> item.text("path").filter(file::equals).isPresent())
          .findFirst()
          .flatMap(item -> item.text("key"));
    }
  }
}
