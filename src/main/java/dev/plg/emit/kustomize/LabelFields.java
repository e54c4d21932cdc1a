package dev.plg.emit.kustomize;

import dev.plg.catalog.Catalog;
import dev.plg.finding.Pointer;
import dev.plg.yaml.Mapping;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Where kustomize puts a label beside the metadata of every object. The places are named one by
/// one: `includeSelectors` would also reach into the selectors of affinities and network policies,
/// which may be meant for pods of others, and `includeTemplates` into volumeClaimTemplates.
// kustomize v5.5.0 api/internal/konfig/builtinpluginconsts/metadatalabels.go:32; v4.5.4
// api/types/labels.go has no includeTemplates, v5.8.1 leaves the claims out again
final class LabelFields {

  static final String WHY =
      """
      fields, not includeTemplates: kustomize %s would also label volumeClaimTemplates, which
      a StatefulSet never lets change.\
      """
          .formatted(Catalog.KUSTOMIZE_LABELS_CLAIMS);

  private static final Mapping TEMPLATES = field("spec/template/metadata/labels", "");

  private static final List<Mapping> SELECTORS =
      List.of(
          field("spec/selector/matchLabels", ""),
          field("spec/selector", "Service"),
          field("spec/podSelector/matchLabels", "NetworkPolicy"));

  private LabelFields() {}

  /// On every object and pod.
  static Mapping inTemplates(Map<String, String> pairs) {
    return label(pairs, List.of(TEMPLATES));
  }

  /// On every object and pod, and in the selectors that these objects have.
  static Mapping inSelectors(Map<String, String> pairs, Collection<Mapping> objects) {
    return label(
        pairs,
        Stream.concat(
                Stream.of(TEMPLATES),
                SELECTORS.stream()
                    .filter(field -> objects.stream().anyMatch(object -> has(object, field))))
            .toList());
  }

  private static boolean has(Mapping object, Mapping field) {
    String path = field.text("path").orElse("");
    return object.find(new Pointer(List.of(path.split("/", -1)))).isPresent()
        && field.text("kind").map(kind -> object.text("kind").orElse("").equals(kind)).orElse(true);
  }

  private static Mapping label(Map<String, String> pairs, List<Mapping> fields) {
    return Mapping.builder()
        .put("pairs", new TreeMap<>(pairs))
        .put("includeSelectors", false)
        .put("fields", fields)
        .build();
  }

  private static Mapping field(String path, String kind) {
    return Mapping.builder().put("path", path).putIf(!kind.isEmpty(), "kind", kind).build();
  }
}
