package dev.plg.emit.kustomize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plg.emit.FileTree;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import dev.plg.yaml.YamlReader;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What every kustomize from 4.5 on understands, and none calls deprecated, without starting one.
class KustomizationFieldsTest {

  /// Every field that plg writes, `[]` for the items of a list, `*` for keys of the user's.
  // kustomize v4.5.0
  // api/types/{kustomization,labels,image,replica,patch,selector,fieldspec,configmapargs,
  // generatorargs,kvpairsources,generatoroptions}.go, kyaml/resid/{gvk,resid}.go; each is in v5.8.1
  // too,
  // where deprecated are bases, commonLabels, imageTags, patchesJson6902, patchesStrategicMerge and
  // vars
  private static final Set<String> FIELDS =
      Set.of(
          "apiVersion",
          "kind",
          "resources[]",
          "components[]",
          "namespace",
          "namePrefix",
          "nameSuffix",
          "labels[].pairs.*",
          "labels[].includeSelectors",
          "labels[].fields[].path",
          "labels[].fields[].kind",
          "commonAnnotations.*",
          "replicas[].name",
          "replicas[].count",
          "images[].name",
          "images[].newName",
          "images[].newTag",
          "configMapGenerator[].name",
          "configMapGenerator[].behavior",
          "configMapGenerator[].files[]",
          "configMapGenerator[].options.labels.*",
          "configMapGenerator[].options.annotations.*",
          "patches[].path",
          "patches[].patch",
          "patches[].target.kind",
          "patches[].target.name",
          "patches[].target.labelSelector");

  @Test
  void are_those_of_every_version_from_4_5_on() throws IOException {
    var found = new TreeSet<String>();
    for (FileTree tree : KustomizeTest.trees()) {
      tree.files()
          .forEach(
              (path, text) -> {
                if (path.endsWith("/kustomization.yaml")) {
                  fields(root(text), "", found);
                }
              });
    }
    assertEquals(new TreeSet<>(FIELDS), found);
  }

  @Test
  void never_put_a_label_into_selectors_by_themselves() throws IOException {
    for (FileTree tree : KustomizeTest.trees()) {
      tree.files()
          .forEach(
              (path, text) -> {
                if (path.endsWith("/kustomization.yaml")) {
                  root(text)
                      .sequence("labels")
                      .items()
                      .forEach(
                          entry ->
                              assertEquals(
                                  "false",
                                  ((Mapping) entry).text("includeSelectors").orElse(""),
                                  path));
                }
              });
    }
  }

  private static Mapping root(String text) {
    return (Mapping) YamlReader.read("kustomization.yaml", text).documents().getFirst().root();
  }

  private static void fields(Node node, String at, Set<String> found) {
    switch (node) {
      case Mapping mapping ->
          mapping
              .entries()
              .forEach(
                  entry ->
                      fields(
                          entry.value(),
                          (at.isEmpty() ? "" : at + ".") + (isOfUser(at) ? "*" : entry.key()),
                          found));
      case Sequence list -> list.items().forEach(item -> fields(item, at + "[]", found));
      case Scalar _ -> found.add(at);
    }
  }

  private static boolean isOfUser(String at) {
    return at.equals("commonAnnotations")
        || at.endsWith(".pairs")
        || at.endsWith(".options.labels")
        || at.endsWith(".options.annotations");
  }
}
