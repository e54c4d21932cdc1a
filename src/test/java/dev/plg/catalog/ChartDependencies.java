package dev.plg.catalog;

import dev.plg.yaml.Document;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.YamlReader;
import dev.plg.yaml.YamlWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The dependencies of an unpacked chart, of which the atlas looks into those that are folders.
/// Helm renders no chart that lacks one.
final class ChartDependencies {

  private static final List<String> FILES = List.of("Chart.yaml", "requirements.yaml");

  private ChartDependencies() {}

  /// The keys of the values that go to charts that are not in `charts/`, and `global` where there
  /// are any.
  static Set<String> missing(Path chart) throws IOException {
    var missing = new TreeSet<String>();
    for (String name : FILES) {
      for (Mapping dependency : dependencies(chart.resolve(name))) {
        if (!isThere(chart, dependency)) {
          missing.add(dependency.text("alias").or(() -> dependency.text("name")).orElseThrow());
          missing.add("global");
        }
      }
    }
    return missing;
  }

  /// Takes out what keeps Helm from rendering the chart by its templates alone: the dependencies
  /// whose charts are not in `charts/`, of the charts in there too.
  static void removeMissing(Path chart) throws IOException {
    for (String name : FILES) {
      Path file = chart.resolve(name);
      if (Files.exists(file)) {
        var kept = new ArrayList<Node>();
        for (Mapping dependency : dependencies(file)) {
          if (isThere(chart, dependency)) {
            kept.add(dependency);
          }
        }
        Files.writeString(
            file, YamlWriter.write(yaml(file).toBuilder().with("dependencies", kept).build()));
      }
    }
    for (String name : List.of("Chart.lock", "requirements.lock")) {
      Files.deleteIfExists(chart.resolve(name));
    }
    for (Path part : parts(chart)) {
      if (Files.isDirectory(part)) {
        removeMissing(part);
      } else {
        Files.delete(part);
      }
    }
  }

  private static List<Mapping> dependencies(Path file) throws IOException {
    return Files.exists(file) ? yaml(file).sequence("dependencies").mappings().toList() : List.of();
  }

  private static boolean isThere(Path chart, Mapping dependency) {
    return Files.isDirectory(
        chart.resolve("charts").resolve(dependency.text("name").orElseThrow()));
  }

  private static List<Path> parts(Path chart) throws IOException {
    Path folder = chart.resolve("charts");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> parts = Files.list(folder)) {
      return parts.sorted().toList();
    }
  }

  static Mapping yaml(Path file) throws IOException {
    for (Document document : YamlReader.read(file.toString(), Files.readString(file)).documents()) {
      if (document.root() instanceof Mapping mapping) {
        return mapping;
      }
    }
    return Mapping.EMPTY;
  }
}
