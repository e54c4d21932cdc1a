package dev.plg.source.kustomize;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// `labels`, `commonLabels` and `commonAnnotations`: pairs that a kustomization gives to its
/// objects.
// kustomize api/internal/konfig/builtinpluginconsts/commonlabels.go, commonannotations.go,
// api/types/labels.go@v5.8.1
final class Labelling {

  private static final Set<String> WORKLOADS =
      Set.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job");

  private static final Field METADATA = Field.of("metadata/labels", "", true);

  private final Mapping kustomization;

  Labelling(Mapping kustomization) {
    this.kustomization = kustomization;
  }

  /// Where pairs go.
  ///
  /// @param way a step that ends in `[]` leads to each item of a list
  /// @param kind of the objects; empty for all
  /// @param create whether the last mapping is made where it is not there
  private record Field(List<String> way, String kind, boolean create) {

    static Field of(String path, String kind, boolean create) {
      return new Field(List.of(path.split("/")), kind, create);
    }

    boolean isOf(KustomizeResource resource) {
      return kind.isEmpty() || kind.equals(resource.kind());
    }
  }

  List<KustomizeResource> apply(List<KustomizeResource> resources) {
    List<KustomizeResource> all = resources;
    for (Mapping labels : kustomization.sequence("labels").mappings().toList()) {
      all = apply(all, labels.mapping("pairs"), fields(labels));
    }
    all = apply(all, kustomization.mapping("commonLabels"), withSelectors());
    return apply(all, kustomization.mapping("commonAnnotations"), annotations());
  }

  private static List<KustomizeResource> apply(
      List<KustomizeResource> resources, Mapping pairs, List<Field> fields) {
    if (pairs.isEmpty()) {
      return resources;
    }
    return resources.stream().map(resource -> apply(resource, pairs, fields)).toList();
  }

  private static KustomizeResource apply(
      KustomizeResource resource, Mapping pairs, List<Field> fields) {
    Mapping tree = resource.tree();
    for (Field field : fields) {
      if (field.isOf(resource) && set(tree, field.way(), pairs, field) instanceof Mapping changed) {
        tree = changed;
      }
    }
    return resource.with(tree);
  }

  private static List<Field> fields(Mapping labels) {
    if (labels.isOn("includeSelectors")) {
      return withSelectors();
    }
    var fields = new ArrayList<Field>(List.of(METADATA));
    if (labels.isOn("includeTemplates")) {
      fields.addAll(templates("labels"));
      fields.add(Field.of("spec/volumeClaimTemplates[]/metadata/labels", "StatefulSet", true));
    }
    labels
        .sequence("fields")
        .mappings()
        .forEach(
            it ->
                fields.add(
                    Field.of(
                        it.text("path").orElse(""),
                        it.text("kind").orElse(""),
                        it.isOn("create"))));
    return fields;
  }

  private static List<Field> withSelectors() {
    var fields = new ArrayList<Field>(List.of(METADATA));
    fields.addAll(templates("labels"));
    for (String kind : List.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet")) {
      fields.add(Field.of("spec/selector/matchLabels", kind, true));
    }
    fields.add(Field.of("spec/volumeClaimTemplates[]/metadata/labels", "StatefulSet", true));
    fields.add(Field.of("spec/selector", "Service", true));
    fields.add(Field.of("spec/selector/matchLabels", "PodDisruptionBudget", false));
    fields.add(Field.of("spec/podSelector/matchLabels", "NetworkPolicy", false));
    fields.add(Field.of("spec/ingress[]/from[]/podSelector/matchLabels", "NetworkPolicy", false));
    fields.add(Field.of("spec/egress[]/to[]/podSelector/matchLabels", "NetworkPolicy", false));
    return fields;
  }

  private static List<Field> annotations() {
    var fields = new ArrayList<Field>(List.of(Field.of("metadata/annotations", "", true)));
    fields.addAll(templates("annotations"));
    return fields;
  }

  private static List<Field> templates(String key) {
    var fields = new ArrayList<Field>();
    WORKLOADS.forEach(kind -> fields.add(Field.of("spec/template/metadata/" + key, kind, true)));
    fields.add(Field.of("spec/jobTemplate/spec/template/metadata/" + key, "CronJob", true));
    return fields;
  }

  private static Node set(Node node, List<String> way, Mapping pairs, Field field) {
    if (!(node instanceof Mapping mapping)) {
      return node;
    }
    if (way.isEmpty()) {
      return mapping.toBuilder().addAll(pairs).build();
    }
    boolean isList = way.getFirst().endsWith("[]");
    String key = isList ? way.getFirst().replace("[]", "") : way.getFirst();
    List<String> rest = way.subList(1, way.size());
    Node below = mapping.find(key).orElse(Scalar.NULL);
    if (isList) {
      return below instanceof Sequence list
          ? Fields.with(
              mapping,
              key,
              new Sequence(
                  list.items().stream().map(it -> set(it, rest, pairs, field)).toList(),
                  list.place()))
          : mapping;
    }
    if (below.isNull()) {
      return field.create()
          ? Fields.with(mapping, key, set(Mapping.EMPTY, rest, pairs, field))
          : mapping;
    }
    return Fields.with(mapping, key, set(below, rest, pairs, field));
  }
}
