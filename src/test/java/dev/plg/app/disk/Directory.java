package dev.plg.app.disk;

import dev.plg.emit.FileTree;
import dev.plg.finding.Finding;
import dev.plg.yaml.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A directory that a test writes into and looks at.
public record Directory(Path root) {

  /// Nothing is overruled, and no day has come yet.
  public static final EarlierOutput GUARDED =
      new EarlierOutput(Set.of(), Optional.of(LocalDate.EPOCH));

  /// Writes a product as plg does; the result is the refusals, as `place rule`.
  ///
  /// @param files path, text, path, text…
  public List<String> write(String... files) throws IOException {
    return write(false, files);
  }

  /// Writes a product with `--force`.
  public List<String> force(String... files) throws IOException {
    return write(true, files);
  }

  private List<String> write(boolean force, String... files) throws IOException {
    var tree = FileTree.EMPTY;
    for (int i = 0; i < files.length; i += 2) {
      tree = tree.with(files[i], files[i + 1]);
    }
    return new OutputDirectory(root, force, Directory.GUARDED)
        .write(tree, OwnedFiles.of(tree, Mapping.EMPTY, LiveObjects.NONE), InputFiles.NONE).stream()
            .map(this::refusal)
            .toList();
  }

  private String refusal(Finding finding) {
    String place = root.relativize(Path.of(finding.place().file())).toString();
    return place + " " + finding.rule();
  }

  /// A file that plg did not write, or that is no longer what plg wrote.
  public void put(String file, String text) throws IOException {
    Files.createDirectories(path(file).getParent());
    Files.writeString(path(file), text);
  }

  public Path path(String file) {
    return root.resolve(file);
  }

  public String read(String file) throws IOException {
    return Files.readString(path(file));
  }

  /// All files, sorted.
  public List<String> names() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> !Files.isDirectory(file))
          .map(file -> root.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
