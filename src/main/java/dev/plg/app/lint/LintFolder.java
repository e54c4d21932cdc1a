package dev.plg.app.lint;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/// A folder of manifests, and what the helmfiles and kustomizations in it say of its files.
final class LintFolder extends SimpleFileVisitor<Path> {

  private final Path root;
  private final List<Path> manifests = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Set<Path> leftOut = new HashSet<>();
  private final Map<Path, ChartVersion> charts = new HashMap<>();

  /// Kustomizations with patches or generators.
  private final List<Path> unbuilt = new ArrayList<>();

  private LintFolder(Path root) {
    this.root = root;
  }

  static LintFolder of(Path root) throws IOException {
    var folder = new LintFolder(root);
    Files.walkFileTree(root, folder);
    folder.unbuilt.stream()
        .sorted()
        .findFirst()
        .ifPresent(it -> folder.findings.add(isUnbuilt(it)));
    return folder;
  }

  /// The files to read, in the order of their names, each with the chart that it is values for.
  SequencedMap<Path, Optional<ChartVersion>> inputs() {
    var inputs = new TreeMap<Path, Optional<ChartVersion>>();
    for (Path file : manifests) {
      if (!leftOut.contains(file.normalize())) {
        inputs.put(file, Optional.ofNullable(charts.get(file.normalize())));
      }
    }
    return inputs;
  }

  List<Finding> findings() {
    return findings;
  }

  /// A folder of a chart's templates and hidden folders hold no manifests.
  @Override
  public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
    if (!dir.equals(root) && dir.getFileName().toString().startsWith(".")) {
      return FileVisitResult.SKIP_SUBTREE;
    }
    if (Files.exists(dir.resolve("Chart.yaml"))) {
      findings.add(isChart(dir));
      return FileVisitResult.SKIP_SUBTREE;
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    Optional<Kustomization> kustomization = Kustomization.of(file);
    Optional<Helmfile> helmfile = Helmfile.of(file);
    kustomization.map(Kustomization::parts).ifPresent(parts -> addParts(file, parts));
    helmfile.map(Helmfile::values).ifPresent(charts::putAll);
    if (kustomization.isEmpty() && helmfile.isEmpty() && isManifest(file)) {
      manifests.add(file);
    }
    return FileVisitResult.CONTINUE;
  }

  private void addParts(Path file, Set<Path> parts) {
    leftOut.addAll(parts);
    if (!parts.isEmpty()) {
      unbuilt.add(file);
    }
  }

  private static boolean isManifest(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return !name.startsWith(".")
        && (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json"));
  }

  private static Finding isChart(Path folder) {
    return new Finding(
        "lint/chart",
        Severity.NOTE,
        Location.of(folder.toString()),
        "this is a Helm chart, not manifests",
        "its templates have no values yet; they were left out",
        "helm template NAME %s | plg lint -".formatted(folder));
  }

  private static Finding isUnbuilt(Path kustomization) {
    return new Finding(
        "lint/kustomization",
        Severity.NOTE,
        Location.of(kustomization.toString()),
        "kustomize has not built this folder",
        "its patches and the files that it makes ConfigMaps of are no objects yet; they were left"
            + " out",
        "kubectl kustomize %s | plg lint -".formatted(kustomization.getParent()));
  }
}
