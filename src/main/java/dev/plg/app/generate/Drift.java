package dev.plg.app.generate;

import dev.plg.app.disk.Digest;
import dev.plg.app.disk.OwnedFiles;
import dev.plg.app.disk.Sources;
import dev.plg.app.generate.DriftedFile.Kind;
import dev.plg.emit.FileTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Compares a directory with what plg would write into it now.
public record Drift(Path root, OwnedFiles owned, FileTree product) {

  /// The differences, by path. The record itself does not count: it says where the files came from,
  /// and another version of plg may say so in other words.
  public List<DriftedFile> differences() throws IOException {
    var paths = new TreeSet<>(product.files().keySet());
    paths.addAll(owned.digests().keySet());
    var differences = new ArrayList<DriftedFile>();
    for (String path : paths) {
      difference(path).ifPresent(differences::add);
    }
    return differences;
  }

  private Optional<DriftedFile> difference(String path) throws IOException {
    Optional<String> wanted = Optional.ofNullable(product.files().get(path));
    Optional<String> there = text(root.resolve(path));
    if (there.equals(wanted)) {
      return Optional.empty();
    }
    return Optional.of(new DriftedFile(path, kind(path, there, wanted), there, wanted));
  }

  private Kind kind(String path, Optional<String> there, Optional<String> wanted) {
    boolean known = owned.digests().containsKey(path);
    if (there.isEmpty()) {
      return known ? Kind.DELETED : Kind.ADDED;
    }
    boolean asWritten = owned.holds(path, Digest.of(there.get()));
    if (wanted.isEmpty()) {
      return asWritten ? Kind.REMOVED : Kind.EDITED_AND_CHANGED;
    }
    if (!known) {
      return Kind.FOREIGN;
    }
    if (asWritten) {
      return Kind.CHANGED;
    }
    return owned.holds(path, Digest.of(wanted.get())) ? Kind.EDITED : Kind.EDITED_AND_CHANGED;
  }

  private static Optional<String> text(Path file) throws IOException {
    return Files.isRegularFile(file)
        ? Optional.of(new String(Sources.read(file), StandardCharsets.UTF_8))
        : Optional.empty();
  }
}
