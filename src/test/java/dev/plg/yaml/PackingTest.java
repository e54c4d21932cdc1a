package dev.plg.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.UnpackedGolden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A tree that was packed is the same afterwards, to the last place.
class PackingTest {

  private final Packing packing = new Packing();

  @Test
  void every_manifest_is_the_same_unpacked() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(UnpackedGolden.path())) {
      files = all.filter(it -> it.toString().endsWith(".yaml")).sorted().toList();
    }
    int trees = 0;
    for (Path file : files) {
      for (Mapping tree : trees(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))) {
        assertEquals(written(tree), written(packing.pack(tree).tree()), file::toString);
        trees++;
      }
    }
    assertTrue(trees > 2_000, "only " + trees);
  }

  @Test
  void any_value_is_the_same_unpacked() {
    String text =
        """
        a: ~
        b: [1, -2.5e3, true, "", '', 'yes', [], {}, [[]], {a: {}}]
        "ключ 😀 ÿĀ": "é ÿ Ā 😀 \\uD800 \\0"
        anchor: &it {deep: [1, 2]}
        alias: *it
        block: |
            indented

          not

        folded: >-
          one
          two
        empty: |
        """;
    for (Mapping tree : trees(text)) {
      assertEquals(written(tree), written(packing.pack(tree).tree()));
    }
    var large = new StringBuilder();
    for (int i = 0; i < 40_000; i++) {
      large.append("key-%d: \"%s\"\n".formatted(i, "x".repeat(i % 300)));
    }
    Mapping tree = trees(large.toString()).getFirst();
    assertEquals(written(tree), written(packing.pack(tree).tree()));
  }

  @Test
  void it_takes_about_as_many_bytes_as_the_text() throws IOException {
    Path file =
        Path.of("golden", "profiles", "dev", "3.7", "manifests", "loki", "statefulset.yaml");
    String text = Files.readString(file);
    int packed = packing.pack(trees(text).getFirst()).size();
    assertTrue(packed < text.length(), packed + " of " + text.length());
    assertTrue(packed > text.length() / 4, "nothing is left out: " + packed);
  }

  private static List<Mapping> trees(String text) {
    return YamlReader.read("file", text, Integer.MAX_VALUE).documents().stream()
        .map(Document::root)
        .filter(Mapping.class::isInstance)
        .map(Mapping.class::cast)
        .toList();
  }

  /// A tree with every place in it.
  private static String written(Node node) {
    return switch (node) {
      case Scalar scalar -> scalar.toString();
      case Sequence sequence ->
          sequence.place()
              + sequence.items().stream()
                  .map(PackingTest::written)
                  .collect(Collectors.joining(",", "[", "]"));
      case Mapping mapping ->
          mapping.place()
              + mapping.entries().stream()
                  .map(it -> it.keyPlace() + it.key() + "=" + written(it.value()))
                  .collect(Collectors.joining(",", "{", "}"));
    };
  }
}
