package dev.plg.app.input;

import dev.plg.app.disk.WriteFailure;
import dev.plg.app.report.Judged.LeftOut;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.source.files.GitIgnore;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// All files of a folder that are worth a look: no hidden ones, none that Git ignores, none behind
/// a link. What a link leads to inside of the folder is found by its own name.
public final class FolderWalk extends SimpleFileVisitor<Path> {

  private final Path root;
  private final Deque<GitIgnore> ignore = new ArrayDeque<>();
  private final List<Path> files = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<LeftOut> leftOut = new ArrayList<>();

  private FolderWalk(Path root) {
    this.root = root;
  }

  /// Walks through a folder.
  public static FolderWalk of(Path root) throws IOException {
    var walk = new FolderWalk(root);
    walk.ignore.push(GitIgnore.around(root));
    Files.walkFileTree(root, walk);
    return walk;
  }

  /// Without `.` and `..` in their paths.
  public List<Path> files() {
    return files;
  }

  /// What is wrong with the files.
  public List<Finding> findings() {
    return findings;
  }

  /// What is not worth a look, with the reason.
  public List<LeftOut> leftOut() {
    return leftOut;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    if (!folder.equals(root)) {
      if (isHidden(folder)) {
        leaveOut(folder, "hidden");
        return FileVisitResult.SKIP_SUBTREE;
      }
      if (ignore.element().ignores(folder, true)) {
        leaveOut(folder, "ignored by Git");
        return FileVisitResult.SKIP_SUBTREE;
      }
      ignore.push(ignore.element().in(folder));
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path folder, IOException failure) {
    if (!folder.equals(root)) {
      ignore.pop();
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (attributes.isSymbolicLink()) {
      addLink(file);
    } else if (!attributes.isRegularFile()) {
      leaveOut(file, "not a regular file");
    } else if (isHidden(file)) {
      leaveOut(file, "hidden");
    } else if (ignore.element().ignores(file, false)) {
      leaveOut(file, "ignored by Git");
    } else {
      files.add(file.normalize());
    }
    return FileVisitResult.CONTINUE;
  }

  /// A link to a hidden file is read as that file, as in a mounted ConfigMap.
  private void addLink(Path link) {
    try {
      Path target = link.toRealPath();
      Path bounds = root.toRealPath();
      if (!target.startsWith(bounds)) {
        findings.add(leadsOut(link));
        leaveOut(link, "a link that points outside");
      } else if (Files.isRegularFile(target) && isBelowHidden(bounds.relativize(target))) {
        files.add(link.normalize());
      } else {
        leaveOut(link, "a link");
      }
    } catch (IOException _) {
      leaveOut(link, "a link whose target does not exist");
    }
  }

  private static boolean isBelowHidden(Path relative) {
    for (Path step : relative) {
      if (isHidden(step)) {
        return true;
      }
    }
    return false;
  }

  private static Finding leadsOut(Path link) {
    return new Finding(
        "source/link-out",
        Severity.NOTE,
        Location.of(link.normalize().toString()),
        "this link points outside the folder",
        "its target was not read",
        "name its target too");
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) {
    findings.add(unreadable(file, failure));
    return FileVisitResult.CONTINUE;
  }

  private static Finding unreadable(Path file, IOException failure) {
    return Finding.error(
        "input/unreadable",
        Location.of(file.normalize().toString()),
        "this cannot be read: " + WriteFailure.reason(failure),
        "",
        "make it readable, or name another");
  }

  private void leaveOut(Path path, String reason) {
    leftOut.add(new LeftOut(path.normalize().toString(), reason));
  }

  private static boolean isHidden(Path path) {
    return path.getFileName().toString().startsWith(".");
  }
}
