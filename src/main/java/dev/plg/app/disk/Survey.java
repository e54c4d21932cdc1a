package dev.plg.app.disk;

import dev.plg.emit.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Looks at a directory before a product is written into it, and changes nothing.
final class Survey {

  private final Path root;
  private final boolean force;
  private final InputFiles inputs;
  private final Refusals refusals;
  private final TreeMap<String, String> writes = new TreeMap<>();
  private final TreeSet<String> removals = new TreeSet<>();
  private OwnedFiles owned = OwnedFiles.NONE;

  private Survey(Path root, boolean force, InputFiles inputs) {
    this.root = root;
    this.force = force;
    this.inputs = inputs;
    this.refusals = new Refusals(root);
  }

  static Changes of(
      Path root, FileTree product, OwnedFiles record, boolean force, InputFiles inputs)
      throws IOException {
    FileTree files = product.with(OwnedFiles.FILE, record.text());
    var survey = new Survey(root, force, inputs);
    if (Files.exists(root)) {
      survey.compare(files);
    } else {
      survey.writes.putAll(files.files());
    }
    return new Changes(survey.refusals.findings(), survey.writes, survey.removals, survey.owned);
  }

  private void compare(FileTree files) throws IOException {
    readRecord();
    for (String path : owned.digests().keySet()) {
      if (!files.files().containsKey(path)) {
        remove(path);
      }
    }
    for (Map.Entry<String, String> file : files.files().entrySet()) {
      write(file.getKey(), file.getValue());
    }
  }

  private void readRecord() throws IOException {
    Path record = root.resolve(OwnedFiles.FILE);
    if (Files.isRegularFile(record)) {
      Optional<OwnedFiles> read = OwnedFiles.parse(Sources.read(record));
      read.ifPresent(known -> owned = known);
      refuse(read.isEmpty(), refusals::unreadableRecord);
    } else if (!isEmpty(root)) {
      refuse(true, refusals::notOwned);
    }
  }

  /// A file of an earlier run that is no longer part of the product.
  private void remove(String path) throws IOException {
    Path file = root.resolve(path);
    if (leadsOut(path)
        || !Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        || Files.isDirectory(file)) {
      return;
    }
    if (inputs.contains(file)) {
      refusals.input(path);
    } else if (force || isAsWritten(path)) {
      removals.add(path);
    } else {
      refusals.edited(path, List.of());
    }
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    if (leadsOut(path) || isBlocked(path)) {
      return;
    }
    if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      if (!becomesEmpty(file)) {
        refusals.directoryInTheWay(path);
      }
    } else if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      if (holds(file, text)) {
        return;
      }
      if (inputs.contains(file)) {
        refusals.input(path);
      } else if (!force && !isAsWritten(path) && !path.equals(OwnedFiles.FILE)) {
        refuseToReplace(path, text);
      }
    }
    writes.put(path, text);
  }

  private void refuseToReplace(String path, String text) throws IOException {
    if (owned.digests().containsKey(path)) {
      refusals.edited(path, LostLines.of(root.resolve(path), text));
    } else {
      refusals.inTheWay(path);
    }
  }

  /// True where a file is in the place of a folder on the way, and may not be removed.
  private boolean isBlocked(String path) throws IOException {
    Optional<String> blocker =
        FileTree.parents(path).filter(folder -> isNoDirectory(root.resolve(folder))).findFirst();
    if (blocker.isPresent() && !removals.contains(blocker.get())) {
      unblock(blocker.get());
    }
    return blocker.filter(file -> !removals.contains(file)).isPresent();
  }

  private void unblock(String file) throws IOException {
    if (inputs.contains(root.resolve(file))) {
      refusals.input(file);
    } else if (force) {
      removals.add(file);
    } else {
      refusals.inTheWay(file);
    }
  }

  /// True, and refused, where a link on the way leads out of the directory or nowhere.
  private boolean leadsOut(String path) throws IOException {
    Path inside = root.toRealPath();
    Optional<String> link =
        Stream.concat(FileTree.parents(path), Stream.of(path))
            .filter(step -> Files.isSymbolicLink(root.resolve(step)))
            .filter(step -> !leadsInto(inside, root.resolve(step)))
            .findFirst();
    link.ifPresent(refusals::leadsOut);
    return link.isPresent();
  }

  private static boolean leadsInto(Path inside, Path link) {
    try {
      return link.toRealPath().startsWith(inside);
    } catch (IOException _) {
      return false;
    }
  }

  private boolean isAsWritten(String path) throws IOException {
    Path file = root.resolve(path);
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && owned.holds(path, Digest.of(file));
  }

  private static boolean holds(Path file, String text) throws IOException {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && Digest.of(file).equals(Digest.of(text));
  }

  private static boolean isNoDirectory(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(file);
  }

  /// True where the removals leave nothing of a directory, not even itself.
  private boolean becomesEmpty(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .allMatch(this::goes);
    }
  }

  private boolean goes(String path) {
    return removals.contains(path)
        || removals.stream().anyMatch(removed -> removed.startsWith(path + "/"));
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.findAny().isEmpty();
    }
  }

  private void refuse(boolean refused, Runnable refusal) {
    if (refused && !force) {
      refusal.run();
    }
  }
}
