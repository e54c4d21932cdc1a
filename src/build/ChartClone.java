import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// A bare clone of a repository of charts, read by `git`.
record ChartClone(Path repository, Set<String> tags) {

  /// A chart at one version.
  record Chart(String name, String version) {
    @Override
    public String toString() {
      return name + "-" + version;
    }
  }

  /// A chart's folder at a commit.
  record Source(ChartClone repository, String commit, String folder) {

    Instant date() throws IOException {
      return Instant.parse(repository.git("log", "-1", "--format=%cI", commit).strip());
    }

    /// Writes the chart's files into a folder.
    void unpack(Path target) throws IOException {
      byte[] zip = repository.bytes("archive", "--format=zip", commit + ":" + folder);
      try (var entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
        for (ZipEntry entry; (entry = entries.getNextEntry()) != null; ) {
          Path file = target.resolve(entry.getName()).normalize();
          if (!file.startsWith(target)) {
            throw new IOException(entry.getName() + " leads out of " + target);
          }
          if (!entry.isDirectory()) {
            Files.createDirectories(file.getParent());
            Files.copy(entries, file);
          }
        }
      }
    }
  }

  static ChartClone of(String path) throws IOException {
    var untagged = new ChartClone(Path.of(path), Set.of());
    return new ChartClone(untagged.repository, new TreeSet<>(untagged.git("tag").lines().toList()));
  }

  /// The chart at the tag of its release.
  Optional<Source> released(Chart chart) throws IOException {
    for (String tag : List.of(chart.toString(), "helm-" + chart, "helm-chart/" + chart.version())) {
      Optional<Source> source = tags.contains(tag) ? at(tag, chart) : Optional.empty();
      if (source.isPresent()) {
        return source;
      }
    }
    return Optional.empty();
  }

  /// The chart at the first commit that gave it the version.
  Optional<Source> inHistory(Chart chart) throws IOException {
    for (String path : paths("HEAD", chart)) {
      Stream<String> commits = git("log", "--format=%H", "HEAD", "--", path).lines();
      for (String commit : commits.toList().reversed()) {
        Optional<Source> source = at(commit, chart);
        if (source.isPresent()) {
          return source;
        }
      }
    }
    return Optional.empty();
  }

  /// The chart at a commit, where a `Chart.yaml` there has the name and the version: a repository
  /// may have tags of charts that it does not hold.
  private Optional<Source> at(String commit, Chart chart) throws IOException {
    for (String path : paths(commit, chart)) {
      List<String> lines = git("show", commit + ":" + path).lines().toList();
      if (new Chart(Charts.value("name", lines), Charts.value("version", lines)).equals(chart)) {
        return Optional.of(new Source(this, commit, path.replaceFirst("/Chart\\.yaml$", "")));
      }
    }
    return Optional.empty();
  }

  /// The files at a commit that may be the chart's `Chart.yaml`.
  private List<String> paths(String commit, Chart chart) throws IOException {
    return git("ls-tree", "-r", "--name-only", commit)
        .lines()
        .filter(it -> it.endsWith("/" + chart.name() + "/Chart.yaml"))
        .toList();
  }

  private String git(String... command) throws IOException {
    return new String(bytes(command), StandardCharsets.UTF_8);
  }

  private byte[] bytes(String... command) throws IOException {
    var whole = new ArrayList<>(List.of("git", "--git-dir=" + repository));
    whole.addAll(List.of(command));
    var process = new ProcessBuilder(whole).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    byte[] out = process.getInputStream().readAllBytes();
    try {
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", whole) + " failed");
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    return out;
  }
}
