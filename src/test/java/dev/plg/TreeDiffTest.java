package dev.plg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TreeDiffTest {

  private static final String LOKI = "kind: a\nname: dev\none: 1\ntwo: 2\nthree: 3\nfour: 4\n";

  private final Map<String, SortedMap<String, String>> trees =
      new TreeMap<>(
          Map.of(
              "dev/3.7",
              new TreeMap<>(
                  Map.of(
                      "manifests/loki/x.yaml", LOKI, "manifests/y.yaml", "a\n", "helm/z", "z\n")),
              "own/3.7",
              new TreeMap<>(
                  Map.of(
                      "manifests/loki/x.yaml",
                      LOKI.replace("dev", "own"),
                      "kustomize/loki/x.yaml",
                      LOKI.replace("dev", "own"),
                      "helm/z",
                      "z\n",
                      "helm/new",
                      "new\n"))));
  private final TreeDiff diff = new TreeDiff(this::tree);

  @Test
  void names_what_differs_from_the_base() {
    String text = diff.shortest("own/3.7", List.of("dev/3.7"));
    assertEquals(
        """
        as dev/3.7
        without manifests/y.yaml
        diff dev/3.7/manifests/loki/x.yaml own/3.7/manifests/loki/x.yaml
        --- dev/3.7/manifests/loki/x.yaml
        +++ own/3.7/manifests/loki/x.yaml
        @@ -1,5 +1,5 @@
         kind: a
        -name: dev
        +name: own
         one: 1
         two: 2
         three: 3
        diff /dev/null own/3.7/helm/new
        --- /dev/null
        +++ own/3.7/helm/new
        @@ -1,0 +1,1 @@
        +new
        diff own/3.7/manifests/loki/x.yaml own/3.7/kustomize/loki/x.yaml
        """,
        text.replaceAll("sha256 of .*\n", ""));
    assertEquals(tree("own/3.7"), diff.apply("own/3.7", text));
  }

  @Test
  void knows_of_each_byte_of_the_whole_tree() {
    String text = diff.shortest("own/3.7", List.of("dev/3.7"));
    tree("dev/3.7").put("helm/z", "zz\n");
    String message =
        assertThrows(IllegalArgumentException.class, () -> diff.apply("own/3.7", text))
            .getMessage();
    assertTrue(message.startsWith("own/3.7: the digests of the whole tree are"), message);
  }

  @Test
  void refuses_a_patch_that_does_not_apply() {
    String text = diff.shortest("own/3.7", List.of("dev/3.7"));
    tree("dev/3.7").put("manifests/loki/x.yaml", LOKI.replace("one", "eins"));
    assertThrows(IllegalArgumentException.class, () -> diff.apply("own/3.7", text));
  }

  private SortedMap<String, String> tree(String name) {
    return Objects.requireNonNull(trees.get(name));
  }
}
