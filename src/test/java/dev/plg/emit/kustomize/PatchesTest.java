package dev.plg.emit.kustomize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.emit.FileTree;
import dev.plg.finding.Pointer;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Sequence;
import dev.plg.yaml.YamlReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every line of a patch says something that the base does not.
class PatchesTest {

  /// What names an object, or an item of a list, and so is as in the base.
  private static final Set<String> NAMES =
      Set.of("apiVersion", "kind", "name", "mountPath", "port");

  private int looked;

  @Test
  void change_what_they_name() throws IOException {
    var idle = new ArrayList<String>();
    for (FileTree tree : KustomizeTest.trees()) {
      for (String path : tree.files().keySet()) {
        if (path.endsWith("-json-patch.yaml")) {
          base(tree, path, "-json-patch").ifPresent(base -> operations(tree, path, base, idle));
        } else if (path.endsWith("-patch.yaml")) {
          base(tree, path, "-patch").ifPresent(base -> merge(root(tree, path), base, path, idle));
        }
      }
    }
    assertEquals(List.of(), idle);
    assertTrue(looked > 100, "only " + looked + " lines were looked at");
  }

  /// The object that a patch is for: `overlays/dev/loki/x-patch.yaml` is for `base/loki/x.yaml`, or
  /// for a Component's. A ConfigMap has no file of its own.
  private static Optional<Mapping> base(FileTree tree, String patch, String ending) {
    String object = patch.replaceFirst("^overlays/[^/]+/", "").replace(ending, "");
    return Stream.of("base/", "components/")
        .map(folder -> folder + object)
        .filter(path -> tree.files().containsKey(path))
        .map(path -> (Mapping) root(tree, path))
        .findFirst();
  }

  private static Node root(FileTree tree, String path) {
    String text = tree.files().getOrDefault(path, "");
    return YamlReader.read(path, text).documents().getFirst().root();
  }

  private void operations(FileTree tree, String path, Mapping base, List<String> idle) {
    for (Node item : ((Sequence) root(tree, path)).items()) {
      Mapping operation = (Mapping) item;
      String at = operation.text("path").orElse("");
      Optional<Node> was = base.find(pointer(at));
      boolean changes =
          switch (operation.text("op").orElse("")) {
            case "add" -> was.isEmpty();
            case "remove" -> was.isPresent();
            default -> was.isPresent() && !was.equals(operation.find("value"));
          };
      looked++;
      if (!changes) {
        idle.add(path + " " + operation);
      }
    }
  }

  // RFC 6901
  private static Pointer pointer(String path) {
    return new Pointer(
        Stream.of(path.substring(1).split("/", -1))
            .map(step -> step.replace("~1", "/").replace("~0", "~"))
            .toList());
  }

  private void merge(Node patch, Node base, String at, List<String> idle) {
    if (patch instanceof Mapping wanted && base instanceof Mapping was) {
      for (Mapping.Entry entry : wanted.entries()) {
        Optional<Node> before = was.find(entry.key());
        if (before.isPresent() && !NAMES.contains(entry.key())) {
          merge(entry.value(), before.get(), at + "/" + entry.key(), idle);
        }
      }
    } else if (patch instanceof Sequence wanted
        && base instanceof Sequence was
        && wanted.items().getFirst() instanceof Mapping) {
      merge(wanted.items().getFirst(), was.items().getFirst(), at + "/0", idle);
    } else {
      looked++;
      if (patch.equals(base)) {
        idle.add(at + ": " + patch);
      }
    }
  }
}
