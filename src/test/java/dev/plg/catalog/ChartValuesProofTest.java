package dev.plg.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.marcnuri.helm.Helm;
import dev.plg.UnpackedCharts;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.YamlWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the atlas says of the values of a chart, proven by Helm itself: a value that no template
/// reads never changes what the chart renders, whatever else is set.
class ChartValuesProofTest {

  static List<String> charts() throws IOException {
    return Files.readAllLines(Path.of("src/build/charts.list"));
  }

  /// How many values of each chart are proven to be read: `-Dplg.paths=100000` proves all of them.
  private static final int PATHS = Integer.getInteger("plg.paths", 2);

  private static final long SEED = Long.getLong("plg.seed", 1);

  private static final List<String> SWITCHES = List.of("enabled", "create", "use");

  /// Of a hundred values that are called read, so many may need more to show it than is tried here.
  private static final int HIDDEN = 10;

  /// The newest, and one that still has PodSecurityPolicies.
  private static final List<String> KUBERNETES = List.of("1.33.0", "1.24.0");

  @ParameterizedTest
  @MethodSource("charts")
  void no_value_that_is_called_unread_changes_what_is_rendered(String chart, @TempDir Path copy)
      throws IOException {
    Path folder = withoutSchemas(folder(chart), copy);
    KeyNode root = root(chart);
    var probes = new HashMap<String, Object>();
    probe(root, probes);
    int bases = 0;
    for (String base : bases(folder, root)) {
      Optional<Set<String>> before = steady(folder, KUBERNETES.getFirst(), base);
      if (before.isPresent()) {
        bases++;
        String all = YamlWriter.write(Mapping.of(probes));
        assertEquals(before, steady(folder, KUBERNETES.getFirst(), base, all), base);
      }
    }
    assertFalse(bases == 0, "no base renders");
  }

  @Test
  void a_value_that_is_called_read_can_change_what_is_rendered() throws IOException {
    var hidden = new ArrayList<String>();
    int proven = 0;
    for (String chart : charts()) {
      Path folder = folder(chart);
      KeyNode root = root(chart);
      var paths = new ArrayList<List<String>>();
      read(root, List.of(), paths);
      Collections.shuffle(paths, new Random(SEED));
      for (List<String> path : paths.subList(0, Math.min(PATHS, paths.size()))) {
        proven++;
        if (!shows(folder, root, path)) {
          hidden.add(chart + " " + String.join(".", path));
        }
      }
    }
    int most = Math.max(1, proven * HIDDEN / 100);
    assertTrue(hidden.size() <= most, () -> String.join("\n", hidden));
  }

  /// A schema refuses a probe of another type than the value has, whether or not a template reads
  /// it.
  private static Path withoutSchemas(Path chart, Path copy) throws IOException {
    try (Stream<Path> files = Files.walk(chart)) {
      for (Path file : files.filter(it -> !it.endsWith("values.schema.json")).toList()) {
        if (!file.equals(chart)) {
          Files.copy(file, copy.resolve(chart.relativize(file)));
        }
      }
    }
    return copy;
  }

  private static Path folder(String chart) {
    String[] words = chart.split(" ", -1);
    return UnpackedCharts.folder(words[0], words[1]);
  }

  private static KeyNode root(String chart) {
    String[] words = chart.split(" ", -1);
    return KnownCharts.of(words[0], words[1]).orElseThrow().keyTable().root();
  }

  /// Whether a base renders something else with another value there, or refuses it.
  private static boolean shows(Path folder, KeyNode root, List<String> path) throws IOException {
    KeyNode node = root;
    for (String key : path) {
      node = node.child(key).orElseThrow();
    }
    Mapping value = Mapping.of(Map.of(path.getLast(), probe(node)));
    for (String key : path.subList(0, path.size() - 1).reversed()) {
      value = Mapping.of(Map.of(key, value));
    }
    String probe = YamlWriter.write(value);
    String on = YamlWriter.write(Mapping.of(switches(root, path)));
    String turned = YamlWriter.write(Mapping.of(turned(root, path)));
    var all = new HashMap<String, Object>();
    everything(root, all);
    String every = YamlWriter.write(Mapping.of(all));
    for (String kubernetes : KUBERNETES) {
      for (String base : examples(folder, root)) {
        for (String[] layers :
            new String[][] {
              {base}, {OFFLINE, base, on}, {OFFLINE, base, on, turned}, {every, OFFLINE, base, on}
            }) {
          if (shows(folder, kubernetes, layers, probe)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean shows(Path folder, String kubernetes, String[] layers, String probe)
      throws IOException {
    String[] probed = Arrays.copyOf(layers, layers.length + 1);
    probed[layers.length] = probe;
    Optional<Set<String>> before = steady(folder, kubernetes, layers);
    return before.isPresent() && !before.equals(steady(folder, kubernetes, probed));
  }

  /// The values beside the way to a value as they are not by default: switches turned, several
  /// pods.
  private static Map<String, Object> turned(KeyNode node, List<String> path) {
    var turned = new HashMap<String, Object>();
    node.children()
        .forEach(
            (key, child) -> {
              if (path.getFirst().equals(key) || SWITCHES.contains(key) || !child.isRead()) {
                return;
              }
              if (child.type() == ValueType.BOOL) {
                turned.put(key, child.standard().filter("true"::equals).isEmpty());
              } else if (key.equals("replicas")) {
                turned.put(key, 3);
              }
            });
    if (path.size() > 1) {
      KeyNode next = node.child(path.getFirst()).orElseThrow();
      turned.put(path.getFirst(), turned(next, path.subList(1, path.size())));
    }
    return turned;
  }

  /// Each part of a chart switched on, and each Service given an address of the cloud.
  private static void everything(KeyNode node, Map<String, Object> on) {
    node.children()
        .forEach(
            (key, child) -> {
              var below = new HashMap<String, Object>();
              everything(child, below);
              if (SWITCHES.contains(key) && child.type() == ValueType.BOOL && child.isRead()) {
                on.put(key, true);
              } else if (child.standard().equals(Optional.of("\"ClusterIP\""))) {
                on.put(key, "LoadBalancer");
              } else if (!below.isEmpty() && !key.equals(KeyNode.ITEMS)) {
                on.put(key, below);
              }
            });
  }

  /// What switches on each part on the way to a value, the value itself aside.
  private static Map<String, Object> switches(KeyNode node, List<String> path) {
    var on = new HashMap<String, Object>();
    for (String word : SWITCHES) {
      boolean isSwitch =
          node.child(word).filter(it -> it.type() == ValueType.BOOL && it.isRead()).isPresent();
      if (isSwitch && !path.getFirst().equals(word)) {
        on.put(word, true);
      }
    }
    if (path.size() > 1) {
      Map<String, Object> below =
          switches(node.child(path.getFirst()).orElseThrow(), path.subList(1, path.size()));
      if (!below.isEmpty()) {
        on.put(path.getFirst(), below);
      }
    }
    return on;
  }

  /// The scalars that a template reads.
  private static void read(KeyNode node, List<String> at, List<List<String>> paths) {
    node.children()
        .forEach(
            (key, child) -> {
              boolean isNamed = !key.equals(KeyNode.ITEMS) && !key.equals(KeyNode.ANY_KEY);
              if (isNamed && child.isRead()) {
                var path = new ArrayList<>(at);
                path.add(key);
                if (child.children().isEmpty() && child.standard().isPresent()) {
                  paths.add(path);
                }
                read(child, path, paths);
              }
            });
  }

  /// The defaults, the chart's own examples, and each part of it switched on.
  private static List<String> bases(Path folder, KeyNode root) throws IOException {
    var bases = new ArrayList<>(examples(folder, root));
    root.children()
        .forEach(
            (key, node) -> {
              if (node.children().containsKey("enabled")) {
                bases.add("%s%s: {enabled: true}".formatted(password(root), key));
              }
            });
    return bases;
  }

  /// Without one Grafana's chart asks the cluster for it.
  private static String password(KeyNode root) {
    return root.child("adminPassword").isPresent() ? "adminPassword: a\n" : "";
  }

  static List<String> examples(Path folder, KeyNode root) throws IOException {
    String password = password(root);
    var bases = new ArrayList<String>();
    bases.add(password.isEmpty() ? "{}" : password);
    if (root.child("loki").isPresent()) {
      for (String store : List.of("s3", "gcs", "azure", "filesystem")) {
        bases.add(LOKI.replace("storage: {", "storage: {type: " + store + ", "));
      }
    }
    Path examples = folder.resolve("ci");
    if (Files.isDirectory(examples)) {
      try (Stream<Path> files = Files.list(examples)) {
        for (Path file : files.filter(it -> it.toString().endsWith(".yaml")).sorted().toList()) {
          bases.add(password + Files.readString(file));
        }
      }
    }
    return bases;
  }

  /// With a claim Grafana's chart asks the cluster for its volume.
  private static final String OFFLINE = "persistence: {lookupVolumeName: false}";

  private static final String LOKI =
      "loki: {useTestSchema: true, storage: {bucketNames: {chunks: a, ruler: b, admin: c}}}";

  /// Each value that nothing reads, as another one of its type.
  private static void probe(KeyNode node, Map<String, Object> probes) {
    node.children()
        .forEach(
            (key, child) -> {
              if (!child.isRead()) {
                probes.put(key, probe(child));
              } else {
                var below = new HashMap<String, Object>();
                probe(child, below);
                if (!below.isEmpty()
                    && !key.equals(KeyNode.ITEMS)
                    && !key.equals(KeyNode.ANY_KEY)) {
                  probes.put(key, below);
                }
              }
            });
  }

  private static Object probe(KeyNode node) {
    return switch (node.type()) {
      case BOOL -> node.standard().filter("true"::equals).isEmpty();
      case INT, FLOAT -> 7654321;
      case LIST -> List.of("probe-7654321");
      case MAP, CLOSED, BLOCK, BLOCKS -> Map.of("probe-7654321", "probe-7654321");
      case STRING, GO_DURATION, DURATION, BYTES, ANY -> "probe-7654321";
    };
  }

  /// The lines that a chart renders each time; empty where it refuses the values.
  private static Optional<Set<String>> steady(Path folder, String kubernetes, String... values)
      throws IOException {
    Optional<Set<String>> lines = rendered(folder, kubernetes, values);
    if (lines.isPresent()) {
      lines.get().retainAll(rendered(folder, kubernetes, values).orElseThrow());
    }
    return lines;
  }

  static Optional<Set<String>> rendered(Path folder, String kubernetes, String... values)
      throws IOException {
    var helm =
        new Helm(folder)
            .template()
            .withName("obs")
            .withNamespace("monitoring")
            .withKubeVersion(kubernetes);
    var files = new ArrayList<Path>();
    try {
      for (String text : values) {
        Path file = Files.createTempFile("values", ".yaml");
        files.add(Files.writeString(file, text));
        helm.withValuesFile(file);
      }
      return Optional.of(new HashSet<>(helm.call().lines().toList()));
    } catch (IllegalStateException e) {
      return Optional.empty();
    } finally {
      for (Path file : files) {
        Files.delete(file);
      }
    }
  }
}
