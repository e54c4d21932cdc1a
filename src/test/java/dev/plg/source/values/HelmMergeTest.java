package dev.plg.source.values;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import dev.plg.finding.Location;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Merge;
import dev.plg.yaml.Node;
import dev.plg.yaml.YamlReader;
import dev.plg.yaml.YamlWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The merge of values against Helm's own, over drawn layers; `-Dplg.seed=7` draws others.
class HelmMergeTest {

  private static final List<String> KEYS = List.of("a", "b", "c", "global", "dep");

  @TempDir Path folder;

  static Stream<Long> seeds() {
    long first = Long.getLong("plg.seed", 1);
    return IntStream.range(0, 60).mapToObj(at -> first * 1000 + at);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void layers_merge_as_helm_merges_them(long seed) throws IOException {
    var random = new Random(seed);
    Mapping own = drawn(random, 0, false);
    Mapping ofDependency = drawn(random, 0, false);
    List<Mapping> layers = List.of(drawn(random, 0, true), drawn(random, 0, true));
    Map<String, Mapping> rendered = helm(own, ofDependency, layers, Map.of());

    Mapping given = Merge.keepingNulls(layers.get(0), layers.get(1));
    Mapping parent = Coalesced.over(own, given, Set.of("dep"));
    assertEquals(plain(parent), plain(part(rendered, "parent")), "seed " + seed);
    Mapping below = Coalesced.over(ofDependency, Coalesced.of(parent, "dep"), Set.of());
    assertEquals(plain(below), plain(part(rendered, "dep")), "seed " + seed);
    assertEquals(
        sorted(below.mapping("global").plain()),
        sorted(part(rendered, "dep").mapping("global").plain()),
        "seed " + seed);
  }

  /// Without `global` in the parent's own output: Helm adds an empty one, and one below each
  /// dependency.
  private static Object plain(Mapping values) {
    return sorted(values.toBuilder().remove("global").remove("dep").build().plain());
  }

  private static Mapping part(Map<String, Mapping> rendered, String name) {
    return Objects.requireNonNull(rendered.get(name), name);
  }

  private static Object sorted(Object value) {
    if (value instanceof Map<?, ?> map) {
      var all = new TreeMap<String, Object>();
      map.forEach((key, below) -> all.put(key.toString(), below == null ? "null" : sorted(below)));
      return all;
    }
    return value instanceof List<?> list
        ? list.stream().map(it -> it == null ? "null" : sorted(it)).toList()
        : value;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.b | 1",
        "a.keep2.c | true",
        "list[1] | x",
        "list[0].name | y",
        "list[3] | null",
        "new[1].a | 0",
        "a\\.b.c | text",
        "a.b | 007",
        "a.b | 1.5",
        "a.b | -3",
        "a | null",
      })
  void a_path_is_set_as_helm_sets_it(String path, String text) throws IOException {
    Mapping base = (Mapping) read("{a: {b: old, keep: 1}, list: [p, {name: q, keep: 2}]}");
    Mapping rendered =
        part(helm(Mapping.EMPTY, Mapping.EMPTY, List.of(base), Map.of(path, text)), "parent");
    Mapping set = SetPath.over(base, path, SetPath.typed(text, Location.NONE));
    assertEquals(plain(rendered), plain(Coalesced.over(Mapping.EMPTY, set, Set.of())));
  }

  /// What a plain scalar is to Helm, which reads YAML 1.1.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "yes",
        "Yes",
        "YES",
        "yEs",
        "no",
        "on",
        "off",
        "Off",
        "y",
        "n",
        "N",
        "true",
        "True",
        "tRue",
        "~",
        "null",
        "Null",
        "0644",
        "0x1F",
        "0o17",
        "1_000",
        "0b11",
        "1.25",
        ".5",
        "12:30",
        "-7",
        "+7",
        "2024-01-01",
        "1.10",
        "'yes'",
        "\"on\"",
        "!!str no",
        "=",
        "08",
        "1__0",
        "_1",
        "0b2",
      })
  void a_word_is_read_as_helm_reads_it(String word) throws IOException {
    write("layer.yaml", "a: " + word + "\n");
    Mapping rendered =
        part(helm(Mapping.EMPTY, Mapping.EMPTY, Map.of(), folder.resolve("layer.yaml")), "parent");
    Mapping read =
        (Mapping)
            YamlReader.readAsHelm("layer.yaml", "a: " + word + "\n").documents().getFirst().root();
    assertEquals(rendered.plain().get("a"), read.plain().get("a"));
  }

  private Map<String, Mapping> helm(
      Mapping own, Mapping ofDependency, List<Mapping> layers, Map<String, String> set)
      throws IOException {
    var files = new ArrayList<Path>();
    for (Mapping layer : layers) {
      files.add(write("layer" + files.size() + ".yaml", YamlWriter.write(layer)));
    }
    return helm(own, ofDependency, set, files.toArray(Path[]::new));
  }

  private Map<String, Mapping> helm(
      Mapping own, Mapping ofDependency, Map<String, String> set, Path... files)
      throws IOException {
    write(
        "Chart.yaml",
        """
        apiVersion: v2
        name: parent
        version: 0.1.0
        dependencies: [{name: dep, version: 0.1.0}]
        """);
    write("values.yaml", YamlWriter.write(own));
    write("templates/out.yaml", "parent: {{ .Values | toJson }}\n");
    write("charts/dep/Chart.yaml", "apiVersion: v2\nname: dep\nversion: 0.1.0\n");
    write("charts/dep/values.yaml", YamlWriter.write(ofDependency));
    write("charts/dep/templates/out.yaml", "dep: {{ .Values | toJson }}\n");
    TemplateCommand command = new Helm(folder).template().withName("r");
    for (Path file : files) {
      command.withValuesFile(file);
    }
    set.forEach(command::set);
    var rendered = new LinkedHashMap<String, Mapping>();
    YamlReader.read("helm", command.call())
        .documents()
        .forEach(
            document ->
                ((Mapping) document.root())
                    .entries()
                    .forEach(it -> rendered.put(it.key(), (Mapping) it.value())));
    return rendered;
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static Node read(String text) {
    return YamlReader.read("text", text).documents().getFirst().root();
  }

  /// Keys that collide often, of each type; `global` and `dep` are maps, as Helm demands.
  private static Mapping drawn(Random random, int depth, boolean nulls) {
    Mapping.Builder tree = Mapping.builder();
    for (String key : depth > 1 ? KEYS.subList(0, 3) : KEYS) {
      if (random.nextInt(3) > 0) {
        tree.put(
            key,
            switch (key) {
              case "global" -> globals(random);
              case "dep" -> drawn(random, depth + 1, nulls);
              default -> value(random, depth, nulls);
            });
      }
    }
    return tree.build();
  }

  /// Helm skips a global that is a map in one chart and something else in another, by the order in
  /// which it comes by; here each keeps its type.
  private static Mapping globals(Random random) {
    Mapping.Builder tree = Mapping.builder();
    for (String key : List.of("g", "h")) {
      if (random.nextBoolean()) {
        tree.put(key, "t" + random.nextInt(10));
        tree.put(key + "map", Map.of("m" + random.nextInt(3), random.nextInt(10)));
      }
    }
    return tree.build();
  }

  private static Object value(Random random, int depth, boolean nulls) {
    return switch (random.nextInt(nulls ? 6 : 5)) {
      case 0 -> random.nextInt(100);
      case 1 -> "t" + random.nextInt(10);
      case 2 -> random.nextBoolean();
      case 3 -> List.of(random.nextInt(9), "x");
      case 4 -> depth < 3 ? drawn(random, depth + 1, nulls) : "deep";
      default -> Optional.empty();
    };
  }
}
