package dev.plg.emit.kustomize;

import dev.plg.component.Metadata;
import dev.plg.finding.Pointer;
import dev.plg.model.Stack;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What makes an environment differ from the base.
///
/// @param base the stack of the base
/// @param stack the stack of the environment
/// @param given what the overlay begins with
/// @param neutral the environment's contents under the base's names and labels
/// @param wanted the environment's contents
record Overlay(Stack base, Stack stack, Contents given, Contents neutral, Contents wanted) {

  private static final Pointer REPLICAS = Pointer.of("spec", "replicas");

  Folder folder(String name, List<String> components) {
    Folder folder = Folder.kustomization("overlays/" + name);
    folder.include("../../base");
    components.forEach(component -> folder.switchOn("../../components/" + component));
    setNames(folder);
    var pairs = new LinkedHashMap<Key, Images.Pair>();
    var added = new ArrayList<Key>();
    for (Key key : wanted.objects().keySet()) {
      given
          .object(key)
          .ifPresentOrElse(
              object -> pairs.put(key, new Images.Pair(object, target(key))), () -> added.add(key));
    }
    Images images = Images.between(pairs.values(), added.stream().map(this::target).toList());
    addObjects(folder, added);
    put(folder, "replicas", replicas(pairs, components));
    put(folder, "images", images.entries());
    for (Map.Entry<Key, Images.Pair> pair : pairs.entrySet()) {
      Key key = pair.getKey();
      Mapping base = images.apply(pair.getValue().base());
      Mapping to = pair.getValue().wanted();
      if (components.contains(key.component())) {
        // kustomize 5 generates before it looks at components, so there is nothing to merge with
        // yet
        addPatches(folder, key, given.whole(key, base), wanted.whole(key, to), true);
      } else {
        addFiles(folder, key);
        addPatches(
            folder, key, generated(key, withReplicas(base, to)), wanted.whole(key, to), false);
      }
    }
    new RemovalPatches(given, wanted).into(folder);
    return folder;
  }

  /// The object as it has to be before kustomize renames and labels it.
  private Mapping target(Key key) {
    Mapping actual = wanted.object(key).orElseThrow();
    return neutral
        .object(key)
        .map(object -> Renaming.undo(actual, object, stack.identity()))
        .orElse(actual);
  }

  private void setNames(Folder folder) {
    boolean adds = !given.objects().keySet().containsAll(wanted.objects().keySet());
    if (adds || !stack.namespace().equals(base.namespace())) {
      folder.set("namespace", Scalar.of(stack.namespace().value()), "");
    }
    put(folder, "namePrefix", stack.affix().prefix());
    put(folder, "nameSuffix", stack.affix().suffix());
    List<Mapping> labels = labels();
    if (!labels.isEmpty()) {
      folder.set("labels", Sequence.of(labels), LabelFields.WHY);
    }
    var annotations = changed(base.annotations(), stack.annotations());
    if (!annotations.isEmpty()) {
      folder.set("commonAnnotations", Mapping.of(annotations), "");
    }
  }

  private List<Mapping> labels() {
    var labels = new ArrayList<Mapping>();
    if (!stack.instance().equals(base.instance())) {
      labels.add(
          LabelFields.inSelectors(
              Map.of(Metadata.INSTANCE, stack.instance()), given.and(wanted).objects().values()));
    }
    SortedMap<String, String> own = changed(base.labels().pairs(), stack.labels().pairs());
    if (!own.isEmpty()) {
      labels.add(LabelFields.inTemplates(own));
    }
    return labels;
  }

  private static SortedMap<String, String> changed(
      SortedMap<String, String> from, SortedMap<String, String> to) {
    var changed = new TreeMap<>(to);
    changed.entrySet().removeIf(pair -> pair.getValue().equals(from.get(pair.getKey())));
    return changed;
  }

  private void addObjects(Folder folder, List<Key> added) {
    var objects = new LinkedHashMap<Key, Mapping>();
    added.forEach(key -> objects.put(key, target(key)));
    var contents = new Contents(objects, wanted.files()).of(_ -> true);
    for (String component : contents.components()) {
      List<Key> keys = added.stream().filter(key -> key.component().equals(component)).toList();
      ComponentFolder.add(contents, keys, folder, component + "/");
    }
  }

  /// The field `replicas`, which is refused where no object has the name: what a Component brings,
  /// and so may be switched off, is patched instead.
  private static List<Mapping> replicas(Map<Key, Images.Pair> pairs, List<String> components) {
    var entries = new ArrayList<Mapping>();
    pairs.forEach(
        (key, pair) -> {
          Optional<Node> count = pair.wanted().find(REPLICAS);
          if (!components.contains(key.component())
              && count.isPresent()
              && !count.equals(pair.base().find(REPLICAS))) {
            entries.add(
                Mapping.builder()
                    .put("name", pair.base().mapping("metadata").text("name").orElse(""))
                    .put("count", count.get())
                    .build());
          }
        });
    return entries;
  }

  private static Mapping withReplicas(Mapping base, Mapping wanted) {
    return wanted
        .find(REPLICAS)
        .map(
            count ->
                base.toBuilder()
                    .put("spec", base.mapping("spec").toBuilder().put("replicas", count).build())
                    .build())
        .orElse(base);
  }

  /// @param mayLack true where the object may not be there: a patch with a target is then no fault
  private static void addPatches(
      Folder folder, Key key, Mapping from, Mapping to, boolean mayLack) {
    Difference difference = Difference.between(from, to);
    if (!difference.merge().isEmpty()) {
      String file = key.path("-patch.yaml");
      folder.addFile(file, Patch.merge(from, difference.merge()));
      folder.patch(
          Mapping.builder().put("path", file).putIf(mayLack, "target", Patch.target(from)).build());
    }
    if (!difference.operations().isEmpty()) {
      String file = key.path("-json-patch.yaml");
      folder.addFile(file, Sequence.of(difference.operations()));
      folder.patch(Mapping.of("path", file, "target", Patch.target(from)));
    }
  }

  /// The files of a ConfigMap that are others than the base's. One that is gone is a patch's: a
  /// generator can add to a ConfigMap, but not take away.
  private void addFiles(Folder folder, Key key) {
    SortedMap<String, String> was = given.texts(key);
    SortedMap<String, String> now = wanted.texts(key);
    var files = new TreeMap<String, String>();
    changed(was, now)
        .forEach(
            (file, text) ->
                files.put(
                    ComponentFolder.inFolder(wanted, key, file, key.component() + "/"), text));
    if (!files.isEmpty()) {
      String name = given.object(key).orElseThrow().mapping("metadata").text("name").orElse("");
      folder.generate(Mapping.of("name", name, "behavior", "merge"), files);
    }
  }

  /// The object with the files that it has after the generators.
  private Mapping generated(Key key, Mapping object) {
    var texts = new TreeMap<>(given.texts(key));
    texts.putAll(wanted.texts(key));
    return texts.isEmpty() ? object : object.toBuilder().put("data", texts).build();
  }

  private static void put(Folder folder, String field, String text) {
    if (!text.isEmpty()) {
      folder.set(field, Scalar.of(text), "");
    }
  }

  private static void put(Folder folder, String field, List<Mapping> entries) {
    if (!entries.isEmpty()) {
      folder.set(field, Sequence.of(entries), "");
    }
  }
}
