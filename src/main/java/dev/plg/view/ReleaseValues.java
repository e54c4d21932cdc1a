package dev.plg.view;

import dev.plg.catalog.KnownCharts;
import dev.plg.finding.Finding;
import dev.plg.picture.KubeObject;
import dev.plg.picture.Picture;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Parsed;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.YamlReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The values that Flux, Argo CD or k3s gives to a chart that is known in that version, where all
/// of them stand in one place. Of values that several places make up nothing is said: what one
/// leaves out, another may write.
///
/// @param values empty where their text cannot be read
/// @param findings what is wrong with their text
public record ReleaseValues(Optional<UserValues> values, List<Finding> findings) {

  /// Those of a picture.
  public static Stream<ReleaseValues> in(Picture picture) {
    return ChartRelease.in(picture)
        .filter(release -> KnownCharts.versions(release.chart()).contains(release.version()))
        .flatMap(release -> given(release, picture).stream().map(node -> of(release, node)));
  }

  private static ReleaseValues of(ChartRelease release, Node given) {
    if (given instanceof Scalar text && text.isString()) {
      Parsed parsed = YamlReader.readInside(text);
      return of(
          release, parsed.documents().stream().findFirst().map(it -> it.root()), parsed.findings());
    }
    return of(release, Optional.of(given), List.of());
  }

  private static ReleaseValues of(
      ChartRelease release, Optional<Node> root, List<Finding> findings) {
    return new ReleaseValues(
        root.filter(Mapping.class::isInstance)
            .map(tree -> new UserValues(release.chart(), release.version(), (Mapping) tree)),
        findings);
  }

  private static Optional<Node> given(ChartRelease release, Picture picture) {
    return switch (release.object().kind()) {
      case "HelmRelease" -> toFlux(release.object(), picture);
      case "Application" -> toArgo(release.source().mapping("helm"));
      default -> toK3s(release.object().spec());
    };
  }

  // helm-controller docs/spec/v2/helmreleases.md: valuesFrom in its order, then values over them
  private static Optional<Node> toFlux(KubeObject object, Picture picture) {
    List<Mapping> from = object.spec().sequence("valuesFrom").mappings().toList();
    if (from.isEmpty()) {
      return written(object.spec(), "values");
    }
    Mapping first = from.getFirst();
    boolean alone =
        from.size() == 1
            && written(object.spec(), "values").isEmpty()
            && written(first, "targetPath").isEmpty()
            && first.text("kind").filter("ConfigMap"::equals).isPresent();
    return alone
        ? picture
            .find(object, "ConfigMap", first.text("name").orElse(""))
            .map(config -> config.tree().mapping("data"))
            .flatMap(data -> written(data, first.text("valuesKey").orElse("values.yaml")))
        : Optional.empty();
  }

  // argo-cd docs/user-guide/helm.md: valuesObject goes before values
  private static Optional<Node> toArgo(Mapping helm) {
    return isWritten(helm, "valueFiles", "parameters", "fileParameters")
        ? Optional.empty()
        : written(helm, "valuesObject").or(() -> written(helm, "values"));
  }

  // helm-controller of k3s: set and valuesSecrets go over valuesContent
  private static Optional<Node> toK3s(Mapping spec) {
    return isWritten(spec, "set", "valuesSecrets")
        ? Optional.empty()
        : written(spec, "valuesContent");
  }

  private static boolean isWritten(Mapping mapping, String... keys) {
    return Stream.of(keys).anyMatch(key -> written(mapping, key).isPresent());
  }

  private static Optional<Node> written(Mapping mapping, String key) {
    return mapping.find(key).filter(value -> !value.isNull());
  }
}
