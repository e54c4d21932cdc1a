package dev.plg.app.disk;

import dev.plg.emit.FileTree;
import dev.plg.finding.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The product as one file an object. The only place where plg writes into a directory:
///
/// - A record, [OwnedFiles#FILE], names the files that are plg's. Files of an earlier run that are
///   no longer part of the product are removed; files of others stay.
/// - A directory of others, a file of others in the way, and a file of plg's that was edited are
///   refused, all at once, unless forced. A link that leads out of the directory always is.
/// - What is to be written is complete on the disk before anything is moved or removed, and a file
///   that would stay the same is not touched. What fails on the way is taken back.
///
/// @param force overwrite what is not plg's, or was edited
/// @param earlier what must not be written over, since it may be deployed
public record OutputDirectory(Path path, boolean force, EarlierOutput earlier) implements Output {

  /// Writes files and a record of them, all or none.
  ///
  /// @param inputs what is neither replaced nor removed, forced or not
  /// @return why it was refused; empty where it was written
  public List<Finding> write(FileTree tree, OwnedFiles record, InputFiles inputs)
      throws WriteFailure {
    try {
      Changes changes = Survey.of(path, tree, record, force, inputs);
      var findings = new ArrayList<>(changes.refusals());
      findings.addAll(earlier.compare(path, changes, record));
      if (findings.stream().noneMatch(Finding::isError) && !changes.isEmpty()) {
        apply(changes);
      }
      return findings;
    } catch (IOException e) {
      throw WriteFailure.of(path, e);
    } catch (UncheckedIOException e) {
      throw WriteFailure.of(path, Objects.requireNonNull(e.getCause()));
    }
  }

  private void apply(Changes changes) throws IOException {
    try (var staging = Staging.near(path)) {
      Path staged = staging.write(changes.writes());
      if (!Files.exists(path)) {
        Staging.move(staged, path);
        return;
      }
      var exchange = Exchange.of(path, staging.keep(), changes.files());
      try {
        for (String file : changes.removals()) {
          remove(file, exchange);
        }
        for (String file : changes.writesInOrder()) {
          exchange.put(staged.resolve(file), file);
        }
      } catch (IOException e) {
        exchange.undo(e);
        throw e;
      }
    }
  }

  /// Removes a file, and the directories that it leaves empty.
  private void remove(String file, Exchange exchange) throws IOException {
    exchange.remove(file);
    for (String folder : FileTree.parents(file).toList().reversed()) {
      removeIfEmpty(path.resolve(folder));
    }
  }

  private static void removeIfEmpty(Path folder) throws IOException {
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      try {
        Files.delete(folder);
      } catch (DirectoryNotEmptyException _) {
        // Files of others, or more of plg's.
      }
    }
  }
}
