package dev.plg.app.lint;

import dev.plg.catalog.KnownCharts;
import dev.plg.yaml.Document;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Parsed;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a `helmfile.yaml` says of the files beside it.
///
/// @param values the chart that each file of values is for, by the file's path
/// @param unknown what a file of values for a chart or a version is that plg does not know
record Helmfile(Map<Path, ChartVersion> values, Map<Path, String> unknown) {

  private static final List<String> NAMES = List.of("helmfile.yaml", "helmfile.yml");

  /// A file's helmfile; empty where it is none, or cannot be read as it stands, as one of
  /// templates.
  // helmfile.readthedocs.io: a release has `chart`, `version` and `values`, paths from the
  // helmfile's folder
  static Optional<Helmfile> of(Path file) throws IOException {
    if (!NAMES.contains(file.getFileName().toString())
        || !Files.isReadable(file)
        || Files.size(file) > YamlReader.DEFAULT_LIMIT) {
      return Optional.empty();
    }
    Parsed parsed = YamlReader.read(file.toString(), Files.readAllBytes(file));
    if (!parsed.findings().isEmpty()) {
      return Optional.empty();
    }
    var helmfile = new Helmfile(new HashMap<>(), new HashMap<>());
    boolean releases = false;
    for (Document document : parsed.documents()) {
      if (document.root() instanceof Mapping root && root.find("releases").isPresent()) {
        releases = true;
        root.sequence("releases").items().forEach(it -> helmfile.addRelease(file, it));
      }
    }
    return releases ? Optional.of(helmfile) : Optional.empty();
  }

  private void addRelease(Path file, Node node) {
    if (!(node instanceof Mapping release)) {
      return;
    }
    String chart = release.text("chart").orElse("");
    String name = chart.substring(chart.lastIndexOf('/') + 1);
    String version = release.text("version").orElse("");
    boolean isKnown = !chart.startsWith(".") && KnownCharts.versions(name).contains(version);
    for (Node path : release.sequence("values").items()) {
      if (path instanceof Scalar text && text.isString()) {
        Path at = file.resolveSibling(text.text()).normalize();
        if (isKnown) {
          values.put(at, new ChartVersion(name, version));
        } else {
          unknown.put(at, ChartVersion.notKnown(chart.startsWith(".") ? chart : name, version));
        }
      }
    }
  }
}
