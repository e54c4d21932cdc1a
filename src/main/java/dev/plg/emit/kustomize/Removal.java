package dev.plg.emit.kustomize;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.YamlWriter;
import java.util.List;

/// What the base has and the environment lacks, as patches that delete it.
record Removal(Contents given, Contents wanted) {

  private static final String NAME = "app.kubernetes.io/name";

  void into(Folder folder) {
    for (String component : given.components()) {
      List<Mapping> gone =
          given.of(component::equals).objects().entrySet().stream()
              .filter(object -> wanted.object(object.getKey()).isEmpty())
              .map(object -> object.getValue())
              .toList();
      if (!gone.isEmpty()) {
        add(folder, component, gone);
      }
    }
  }

  private void add(Folder folder, String component, List<Mapping> gone) {
    if (gone.size() > 1 && isAllOf(component, gone)) {
      Mapping target = Mapping.builder().put("labelSelector", NAME + "=" + component).build();
      folder.patch(entry(target, gone.getFirst()));
    } else {
      gone.forEach(object -> folder.patch(entry(Patch.target(object), object)));
    }
  }

  /// True where the label finds these objects and no others.
  private boolean isAllOf(String component, List<Mapping> gone) {
    List<Mapping> labelled =
        given.objects().values().stream()
            .filter(
                object ->
                    object
                        .mapping("metadata")
                        .mapping("labels")
                        .text(NAME)
                        .filter(component::equals)
                        .isPresent())
            .toList();
    return labelled.equals(gone);
  }

  private static Mapping entry(Mapping target, Mapping object) {
    return Mapping.builder()
        .put("target", target)
        .put("patch", YamlWriter.write(Patch.delete(object)))
        .build();
  }
}
