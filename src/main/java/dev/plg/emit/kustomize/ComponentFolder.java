package dev.plg.emit.kustomize;

import dev.plg.yaml.Mapping;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/// Writes a component's objects into a folder: each is a file, and a ConfigMap is made of its
/// files.
final class ComponentFolder {

  private ComponentFolder() {}

  /// The objects of one component in a folder of their own.
  static Folder of(Folder folder, Contents contents) {
    add(contents, contents.objects().keySet(), folder, "");
    return folder;
  }

  /// Some of the objects.
  ///
  /// @param under where in the folder they go: empty, or a path that ends with `/`
  static void add(Contents contents, Collection<Key> keys, Folder folder, String under) {
    for (Key key : contents.plainObjects(keys)) {
      folder.addObject(under + key.file(), contents.objects().getOrDefault(key, Mapping.EMPTY));
    }
    for (Key key : keys) {
      if (contents.isGenerated(key)) {
        folder.generate(
            generator(contents.objects().getOrDefault(key, Mapping.EMPTY)),
            files(contents, key, under));
      }
    }
  }

  /// The files of a ConfigMap by their path in the folder.
  static Map<String, String> files(Contents contents, Key configMap, String under) {
    var files = new TreeMap<String, String>();
    contents
        .texts(configMap)
        .forEach((name, text) -> files.put(inFolder(contents, configMap, name, under), text));
    return files;
  }

  static String inFolder(Contents contents, Key configMap, String file, String under) {
    String inComponent =
        contents.path(configMap, file).substring(configMap.component().length() + 1);
    return under + inComponent;
  }

  private static Mapping generator(Mapping object) {
    Mapping metadata = object.mapping("metadata");
    Mapping options =
        Mapping.builder()
            .putIf(metadata.find("labels").isPresent(), "labels", metadata.mapping("labels"))
            .putIf(
                metadata.find("annotations").isPresent(),
                "annotations",
                metadata.mapping("annotations"))
            .build();
    return Mapping.builder()
        .put("name", metadata.text("name").orElse(""))
        .putIf(!options.isEmpty(), "options", options)
        .build();
  }
}
