package dev.plg.emit.kustomize;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.YamlWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// What the base has and the environment lacks, as patches that delete it.
record RemovalPatches(Contents given, Contents wanted) {

  private static final String NAME = "app.kubernetes.io/name";

  // kustomize v4.5.0 api/internal/builtins/PatchTransformer.go: with a target, the name in the
  // patch
  // is not looked at
  private static final String ALL = "deletes all that the selector finds";

  void into(Folder folder) {
    var named = new HashSet<String>();
    given
        .objects()
        .forEach(
            (key, object) -> {
              if (wanted.object(key).isEmpty()) {
                String name = label(object);
                if (name.isEmpty() || !isWhole(name)) {
                  folder.patch(entry(Patch.target(object), object, ""));
                } else if (named.add(name)) {
                  Mapping target = Mapping.of("labelSelector", NAME + "=" + name);
                  folder.patch(entry(target, object, ALL));
                }
              }
            });
  }

  /// True where everything with this label is gone, and that is more than one object.
  private boolean isWhole(String name) {
    List<Key> labelled =
        given.objects().entrySet().stream()
            .filter(object -> label(object.getValue()).equals(name))
            .map(Map.Entry::getKey)
            .toList();
    return labelled.size() > 1 && labelled.stream().allMatch(key -> wanted.object(key).isEmpty());
  }

  private static String label(Mapping object) {
    return object.mapping("metadata").mapping("labels").text(NAME).orElse("");
  }

  private static Mapping entry(Mapping target, Mapping object, String comment) {
    return Mapping.builder()
        .put("target", target)
        .put("patch", YamlWriter.write(Patch.delete(object)), comment)
        .build();
  }
}
