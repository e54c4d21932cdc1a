package dev.plg.emit.kustomize;

import dev.plg.component.Metadata;
import dev.plg.finding.Pointer;
import dev.plg.model.Stack;
import dev.plg.plan.Plan;
import dev.plg.plan.Resource;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// A plan's objects as a kustomization holds them: without the namespace, which the kustomization
/// sets, and without the pods' checksum, in whose place the generated name's hash rolls them.
///
/// @param objects a ConfigMap without its data
/// @param files the data of each ConfigMap
record Contents(
    SequencedMap<Key, Mapping> objects, SequencedMap<Key, SortedMap<String, String>> files) {

  private static final Pointer NAMESPACE = Pointer.of("metadata", "namespace");
  private static final Pointer POD_ANNOTATIONS =
      Pointer.of("spec", "template", "metadata", "annotations");

  Contents {
    objects = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(objects));
    files = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(files));
  }

  static Contents of(Plan plan) {
    var objects = new LinkedHashMap<Key, Mapping>();
    var files = new LinkedHashMap<Key, SortedMap<String, String>>();
    for (Resource resource : plan.resources()) {
      Key key = Key.of(resource);
      Mapping object = shaped(resource.object(), plan.stack());
      if (resource.kind().equals("ConfigMap")) {
        files.put(key, texts(object.mapping("data")));
        object = object.toBuilder().remove("data").build();
      }
      objects.put(key, object);
    }
    return new Contents(objects, files);
  }

  /// The contents of the components that pass.
  Contents of(Predicate<String> components) {
    var chosen = new LinkedHashMap<>(objects);
    chosen.keySet().removeIf(key -> !components.test(key.component()));
    var texts = new LinkedHashMap<>(files);
    texts.keySet().retainAll(chosen.keySet());
    return new Contents(chosen, texts);
  }

  /// These contents and those, of which the keys come later.
  Contents and(Contents more) {
    var all = new LinkedHashMap<>(objects);
    all.putAll(more.objects);
    var texts = new LinkedHashMap<>(files);
    texts.putAll(more.files);
    return new Contents(all, texts);
  }

  /// The components, in their order.
  List<String> components() {
    return objects.keySet().stream().map(Key::component).distinct().toList();
  }

  Optional<Mapping> object(Key key) {
    return Optional.ofNullable(objects.get(key));
  }

  SortedMap<String, String> texts(Key key) {
    return files.getOrDefault(key, Collections.emptySortedMap());
  }

  boolean isGenerated(Key key) {
    return files.containsKey(key);
  }

  /// The object with its data, where it is a ConfigMap.
  Mapping whole(Key key, Mapping object) {
    SortedMap<String, String> data = texts(key);
    return data.isEmpty() ? object : object.toBuilder().put("data", data).build();
  }

  /// The objects that are files of their own.
  List<Key> plainObjects(Collection<Key> keys) {
    return keys.stream().filter(key -> !isGenerated(key)).toList();
  }

  /// Where a ConfigMap's file is, so that two ConfigMaps of one component cannot meet.
  String path(Key configMap, String file) {
    boolean alone =
        files.keySet().stream()
            .noneMatch(
                key -> !key.equals(configMap) && key.component().equals(configMap.component()));
    return configMap.component() + "/" + (alone ? "" : configMap.stem() + "/") + file;
  }

  private static Mapping shaped(Mapping object, Stack stack) {
    Mapping shaped = object;
    if (object.find(NAMESPACE).filter(Scalar.of(stack.namespace().value())::equals).isPresent()) {
      shaped = TreeEdits.without(shaped, NAMESPACE);
    }
    shaped = TreeEdits.without(shaped, POD_ANNOTATIONS.to(Metadata.CHECKSUM));
    shaped = withoutSubjectNamespace(shaped);
    return shaped.find(POD_ANNOTATIONS).filter(Mapping.EMPTY::equals).isPresent()
        ? TreeEdits.without(shaped, POD_ANNOTATIONS)
        : shaped;
  }

  /// kustomize finds a subject only where both have a namespace or neither has one, and then sets
  /// it.
  // kustomize v5.5.0 api/internal/accumulator/namereferencetransformer.go, api/filters/nameref
  private static Mapping withoutSubjectNamespace(Mapping object) {
    List<Node> subjects =
        object.sequence("subjects").items().stream()
            .map(
                it ->
                    it instanceof Mapping subject
                        ? TreeEdits.without(subject, Pointer.of("namespace"))
                        : it)
            .toList();
    return subjects.isEmpty() ? object : object.toBuilder().put("subjects", subjects).build();
  }

  private static SortedMap<String, String> texts(Mapping data) {
    var texts = new TreeMap<String, String>();
    data.keys().forEach(name -> texts.put(name, data.text(name).orElse("")));
    return texts;
  }
}
