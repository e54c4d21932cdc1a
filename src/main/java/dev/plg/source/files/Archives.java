package dev.plg.source.files;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/// A repository in which each chart archive is a folder too: `charts/loki-6.55.0.tgz/loki`.
final class Archives implements Repository {

  private final Repository around;
  private final Consumer<Finding> faults;
  private final Map<Path, NavigableMap<Path, String>> opened = new HashMap<>();

  /// @param faults hears what is wrong with an archive
  Archives(Repository around, Consumer<Finding> faults) {
    this.around = around;
    this.faults = faults;
  }

  @Override
  public Content read(Path file) {
    Optional<Path> archive = archive(file);
    if (archive.isEmpty() || archive.get().equals(file)) {
      return around.read(file);
    }
    String text = files(archive.get()).get(archive.get().relativize(file));
    return text == null ? new Content.Missing() : new Content.Text(text);
  }

  @Override
  public boolean isIgnored(Path file) {
    return around.isIgnored(file);
  }

  @Override
  public Optional<byte[]> bytes(Path file) {
    return around.bytes(file);
  }

  @Override
  public boolean isFolder(Path path) {
    Optional<Path> archive = archive(path);
    if (archive.isEmpty()) {
      return around.isFolder(path);
    }
    Path inside = archive.get().relativize(path);
    return files(archive.get()).keySet().stream()
        .anyMatch(
            it -> inside.toString().isEmpty() || (it.startsWith(inside) && !it.equals(inside)));
  }

  @Override
  public List<Path> list(Path folder) {
    Optional<Path> archive = archive(folder);
    if (archive.isEmpty()) {
      return around.list(folder);
    }
    Path inside = archive.get().relativize(folder);
    int depth = inside.toString().isEmpty() ? 0 : inside.getNameCount();
    var children = new TreeSet<Path>();
    for (Path file : files(archive.get()).keySet()) {
      if (depth == 0 || (file.startsWith(inside) && file.getNameCount() > depth)) {
        children.add(archive.get().resolve(file.subpath(0, depth + 1)));
      }
    }
    return new ArrayList<>(children);
  }

  @Override
  public Path root() {
    return around.root();
  }

  @Override
  public List<Path> bases() {
    return around.bases();
  }

  /// The archive that a path is, or leads into.
  private Optional<Path> archive(Path path) {
    if (!path.toString().contains(".tgz")) {
      return Optional.empty();
    }
    for (Path at = path; at != null && at.getFileName() != null; at = at.getParent()) {
      if (at.getFileName().toString().endsWith(".tgz")
          && !around.isFolder(at)
          && !(around.read(at) instanceof Content.Missing)) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  private NavigableMap<Path, String> files(Path archive) {
    return opened.computeIfAbsent(archive, this::open);
  }

  private NavigableMap<Path, String> open(Path archive) {
    var files = new TreeMap<Path, String>();
    Optional<byte[]> bytes = around.bytes(archive);
    if (bytes.isEmpty()) {
      return files;
    }
    try {
      for (var file : TarReader.read(new ByteArrayInputStream(bytes.get())).entrySet()) {
        if (leaves(file.getKey())) {
          faults.accept(leaving(archive, file.getKey()));
          return new TreeMap<>();
        }
        files.put(
            Path.of(file.getKey()).normalize(),
            new String(file.getValue(), StandardCharsets.UTF_8));
      }
      return files;
    } catch (IOException e) {
      faults.accept(broken(archive, e));
      return new TreeMap<>();
    }
  }

  // helm pkg/chart/loader/archive.go@v3.18: chart illegally contains content outside the base
  private static boolean leaves(String path) {
    boolean isDrive = path.length() > 1 && path.charAt(1) == ':';
    String plain = path.replace('\\', '/');
    return plain.startsWith("/")
        || isDrive
        || path.indexOf('\0') >= 0
        || List.of(plain.split("/", -1)).contains("..");
  }

  private static Finding leaving(Path archive, String path) {
    return Finding.error(
        "source/archive",
        Location.of(archive.toString()),
        "this archive contains a path outside of it: '%s'".formatted(path),
        "Helm refuses it, and nothing is installed; plg did not read it either",
        "package the chart again, with `helm package`");
  }

  private static Finding broken(Path archive, IOException failure) {
    return Finding.error(
        "source/archive",
        Location.of(archive.toString()),
        "this is not a chart archive: "
            + Optional.ofNullable(failure.getMessage()).orElse("it cannot be read"),
        "Helm refuses it, and nothing is installed",
        "package the chart again, with `helm package`");
  }
}
