package dev.plg.app.lint;

import dev.plg.app.disk.WriteFailure;
import dev.plg.app.report.Judged.LeftOut;
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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/// A folder of manifests, with what the helmfiles and kustomizations in it say of its files.
final class LintFolder extends SimpleFileVisitor<Path> {

  private final Path root;
  private final List<Path> manifests = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<LeftOut> leftOut = new ArrayList<>();

  /// Files that kustomize reads as parts of other objects, with the kustomization that names them.
  private final Map<Path, Path> parts = new HashMap<>();

  private final Map<Path, ChartVersion> charts = new HashMap<>();
  private final Map<Path, String> unknownValues = new HashMap<>();

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
      if (reason(file).isEmpty()) {
        inputs.put(file, Optional.ofNullable(charts.get(file.normalize())));
      }
    }
    return inputs;
  }

  /// Why a file is no input of its own.
  private Optional<String> reason(Path file) {
    Path path = file.normalize();
    return Optional.ofNullable(parts.get(path))
        .map(it -> "read by " + it)
        .or(
            () ->
                Optional.ofNullable(unknownValues.get(path))
                    .filter(_ -> !charts.containsKey(path)));
  }

  /// What is not read, in the order of the paths.
  List<LeftOut> leftOut() {
    var all = new ArrayList<LeftOut>(leftOut);
    manifests.forEach(
        file -> reason(file).ifPresent(it -> all.add(new LeftOut(file.toString(), it))));
    all.sort(Comparator.comparing(LeftOut::path));
    return all;
  }

  List<Finding> findings() {
    return findings;
  }

  /// A folder of a chart's templates and hidden folders hold no manifests.
  @Override
  public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
    if (!dir.equals(root) && isHidden(dir)) {
      leaveOut(dir, "hidden");
      return FileVisitResult.SKIP_SUBTREE;
    }
    if (Files.exists(dir.resolve("Chart.yaml"))) {
      findings.add(isChart(dir));
      leaveOut(dir, "a Helm chart");
      return FileVisitResult.SKIP_SUBTREE;
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    if (!Files.isRegularFile(file)) {
      leaveOut(file, Files.isDirectory(file) ? "a link to a folder" : "not a regular file");
      return FileVisitResult.CONTINUE;
    }
    Optional<Kustomization> kustomization = Kustomization.of(file);
    Optional<Helmfile> helmfile = Helmfile.of(file);
    kustomization.map(Kustomization::parts).ifPresent(parts -> addParts(file, parts));
    helmfile.map(Helmfile::values).ifPresent(charts::putAll);
    helmfile.map(Helmfile::unknown).ifPresent(unknownValues::putAll);
    if (kustomization.isEmpty() && helmfile.isEmpty()) {
      add(file);
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) {
    findings.add(
        Finding.error(
            "input/unreadable",
            Location.of(file.toString()),
            "this cannot be read: " + WriteFailure.reason(failure),
            "",
            "make it readable, or name another folder"));
    return FileVisitResult.CONTINUE;
  }

  private void add(Path file) {
    if (isHidden(file)) {
      leaveOut(file, "hidden");
    } else if (isManifest(file)) {
      manifests.add(file);
    } else {
      leaveOut(file, "neither YAML nor JSON");
    }
  }

  private void leaveOut(Path path, String reason) {
    leftOut.add(new LeftOut(path.toString(), reason));
  }

  private void addParts(Path file, Set<Path> names) {
    names.forEach(part -> parts.put(part, file));
    if (!names.isEmpty()) {
      unbuilt.add(file);
    }
  }

  private static boolean isHidden(Path path) {
    return path.getFileName().toString().startsWith(".");
  }

  private static boolean isManifest(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
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
