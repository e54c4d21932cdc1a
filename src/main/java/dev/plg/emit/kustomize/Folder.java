package dev.plg.emit.kustomize;

import dev.plg.emit.FileTree;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A folder with a kustomization and the files that it names. Only fields that kustomize 4.5 knows
/// and kustomize 5 does not call deprecated.
// kustomize v4.5.4 api/types/kustomization.go; v5.5.0 api/types/kustomization.go: deprecated are
// bases, commonLabels, imageTags, patchesJson6902, patchesStrategicMerge, vars
final class Folder {

  private static final String FILE = "kustomization.yaml";

  private final String path;
  private final String kind;
  private final TreeMap<String, String> files = new TreeMap<>();
  private final List<String> resources = new ArrayList<>();
  private final List<String> components = new ArrayList<>();
  private final Mapping.Builder settings = Mapping.builder();
  private final List<Mapping> generators = new ArrayList<>();
  private final List<Mapping> patches = new ArrayList<>();

  private Folder(String path, String kind) {
    this.path = path;
    this.kind = kind;
  }

  static Folder kustomization(String path) {
    return new Folder(path, "Kustomization");
  }

  static Folder component(String path) {
    return new Folder(path, "Component");
  }

  /// Names another folder, from this one.
  void include(String folder) {
    resources.add(folder);
  }

  void switchOn(String component) {
    components.add(component);
  }

  /// Sets a field that is between the resources and the patches.
  void set(String field, Node value, String comment) {
    settings.put(field, value, comment);
  }

  void addObject(String file, Mapping object) {
    resources.add(file);
    files.put(file, YamlWriter.write(object));
  }

  /// A ConfigMap made of files, or more files of one.
  ///
  /// @param texts by the path of the file in this folder; its last step is the key
  void generate(Mapping generator, Map<String, String> texts) {
    generators.add(
        generator.toBuilder()
            .putIf(!texts.isEmpty(), "files", List.copyOf(texts.keySet()))
            .build());
    files.putAll(texts);
  }

  void patch(Mapping entry) {
    patches.add(entry);
  }

  void addFile(String file, Node content) {
    files.put(file, YamlWriter.write(content));
  }

  /// The folder's files by their path in the whole tree.
  FileTree into(FileTree tree) {
    FileTree grown = tree.with(path + "/" + FILE, YamlWriter.write(kustomization()));
    for (Map.Entry<String, String> file : files.entrySet()) {
      grown = grown.with(path + "/" + file.getKey(), file.getValue());
    }
    return grown;
  }

  private Mapping kustomization() {
    Mapping.Builder all =
        Mapping.builder()
            .put(
                "apiVersion",
                "kustomize.config.k8s.io/" + (kind.equals("Component") ? "v1alpha1" : "v1beta1"))
            .put("kind", kind)
            .putIf(!resources.isEmpty(), "resources", resources)
            .putIf(!components.isEmpty(), "components", components);
    settings.build().entries().forEach(all::add);
    return all.putIf(!generators.isEmpty(), "configMapGenerator", generators)
        .putIf(!patches.isEmpty(), "patches", patches)
        .build();
  }
}
