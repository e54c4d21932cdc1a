package dev.plg.catalog;

import static dev.plg.catalog.RenderedChart.over;

import dev.plg.catalog.RenderedChart.Base;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The values that a proof starts from: the chart's defaults, its own examples, each store and mode
/// of Loki, each part switched on, and all of them.
///
/// @param source the folder of the chart with its examples
record ProofBases(RenderedChart chart, KeyNode root, Path source) {

  private static final List<String> SWITCHES = List.of("enabled", "create", "use");

  /// The newest, and those whose API versions older templates ask for.
  static final List<String> KUBERNETES = List.of("1.33.0", "1.24.0", "1.17.0");

  /// Those that Helm renders, all parts switched on first.
  List<Base> all() throws IOException {
    var values = many();
    root.children()
        .forEach(
            (key, node) -> {
              if (node.children().containsKey("enabled")) {
                values.add(over(needed(), Map.of(key, Map.of("enabled", true))));
              }
            });
    return rendered(values);
  }

  /// Those that Helm renders, without those that switch on one part each.
  List<Base> few() throws IOException {
    return rendered(many());
  }

  private List<Base> rendered(List<Map<String, @Nullable Object>> all) throws IOException {
    var bases = new ArrayList<Base>();
    for (Map<String, @Nullable Object> values : all) {
      chart.base(KUBERNETES.getFirst(), values).ifPresent(bases::add);
    }
    return bases;
  }

  private List<Map<String, @Nullable Object>> many() throws IOException {
    List<Map<String, @Nullable Object>> examples = examples();
    Map<String, @Nullable Object> everything = everything(examples.getFirst());
    var values = new ArrayList<Map<String, @Nullable Object>>();
    for (Map<String, @Nullable Object> example : examples) {
      values.add(over(everything, example));
    }
    values.addAll(examples);
    return values;
  }

  /// The defaults with what the chart asks for, and the chart's own examples.
  List<Map<String, @Nullable Object>> examples() throws IOException {
    var examples = new ArrayList<Map<String, @Nullable Object>>();
    examples.add(needed());
    if (root.child("loki").isPresent()) {
      for (String store : List.of("s3", "gcs", "azure", "filesystem")) {
        examples.add(over(needed(), Map.of("loki", Map.of("storage", Map.of("type", store)))));
      }
      root.child("singleBinary").ifPresent(_ -> examples.add(over(needed(), ONE)));
      if (root.child("deploymentMode").isPresent()) {
        for (Map<String, @Nullable Object> mode : modes()) {
          examples.add(over(needed(), mode));
        }
      }
    }
    for (Path file : files()) {
      examples.add(over(needed(), ChartDependencies.yaml(file).plain()));
    }
    return examples;
  }

  /// The values files that a chart publishes beside its own.
  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(source, 4)) {
      return files
          .filter(it -> source.relativize(it).toString().matches(EXAMPLES))
          .sorted()
          .limit(MOST)
          .toList();
    }
  }

  /// Some charts have scores of them.
  private static final int MOST = 12;

  /// Loki as one process.
  private static final Map<String, @Nullable Object> ONE =
      Map.of(
          "singleBinary",
          Map.of("replicas", 1),
          "loki",
          Map.of(
              "storage",
              Map.of("type", "filesystem"),
              "commonConfig",
              Map.of("replication_factor", 1)));

  private static final String EXAMPLES =
      "(ci/.*|[a-z-]+-values|docs/examples/(?:.*/)?values)\\.ya?ml";

  private List<Map<String, @Nullable Object>> modes() {
    var many = new LinkedHashMap<String, @Nullable Object>();
    root.children()
        .forEach(
            (key, node) -> {
              if (node.children().containsKey("replicas")) {
                many.put(key, Map.of("replicas", 2));
              }
            });
    Map<String, @Nullable Object> none = new LinkedHashMap<>(many);
    none.replaceAll((_, _) -> Map.of("replicas", 0));
    var simple = Map.of("replicas", 2);
    return List.of(
        over(none, Map.of("deploymentMode", "SingleBinary", "singleBinary", Map.of("replicas", 1))),
        over(
            none,
            Map.of(
                "deploymentMode",
                "SimpleScalable",
                "read",
                simple,
                "write",
                simple,
                "backend",
                simple)),
        over(
            over(many, Map.of("deploymentMode", "Distributed")),
            Map.of(
                "read",
                Map.of("replicas", 0),
                "write",
                Map.of("replicas", 0),
                "backend",
                Map.of("replicas", 0),
                "singleBinary",
                Map.of("replicas", 0))));
  }

  /// What charts refuse to do without: a password, since Grafana's asks the cluster for it, and for
  /// its volume where it has a claim; Loki's schema and buckets; a name of the cluster.
  private Map<String, @Nullable Object> needed() {
    var needed = new LinkedHashMap<String, @Nullable Object>();
    NEEDED.forEach(
        (key, value) -> {
          if (root.children().containsKey(key)) {
            needed.put(key, value);
          }
        });
    return needed;
  }

  private static final Map<String, Object> NEEDED =
      Map.of(
          "adminPassword",
          "a",
          "persistence",
          Map.of("lookupVolumeName", false),
          "loki",
          Map.of(
              "useTestSchema",
              true,
              "storage",
              Map.of("bucketNames", Map.of("chunks", "a", "ruler", "b", "admin", "c"))),
          "cluster",
          Map.of("name", "a"));

  /// All parts switched on that Helm renders together.
  private Map<String, @Nullable Object> everything(Map<String, @Nullable Object> start)
      throws IOException {
    var everything = new LinkedHashMap<String, @Nullable Object>();
    everything(root, everything);
    var each = new ArrayList<Map<String, @Nullable Object>>();
    everything.forEach((key, value) -> each.add(Collections.singletonMap(key, value)));
    Optional<Base> base = chart.base(KUBERNETES.getFirst(), start);
    return base.isPresent() ? DrawnBases.taken(base.get(), each).values() : everything;
  }

  private static boolean isSwitch(String key) {
    return SWITCHES.contains(key) || key.endsWith("Enabled");
  }

  private static final Map<String, Object> SOME = Map.of("cpu", "1", "memory", "1Gi");

  /// Each part of a chart switched on, with resources, which autoscalers need, and each Service
  /// given an address of the cloud.
  private static void everything(KeyNode node, Map<String, @Nullable Object> on) {
    node.children()
        .forEach(
            (key, child) -> {
              var below = new LinkedHashMap<String, @Nullable Object>();
              everything(child, below);
              if (isSwitch(key) && child.type() == ValueType.BOOL && child.isRead()) {
                on.put(key, true);
              } else if (child.standard().filter("\"ClusterIP\""::equals).isPresent()) {
                on.put(key, "LoadBalancer");
              } else if (key.equals("resources") && child.isRead()) {
                on.put(key, Map.of("requests", SOME, "limits", SOME));
              } else if (!below.isEmpty() && !key.equals(KeyNode.ITEMS)) {
                on.put(key, below);
              }
            });
  }
}
