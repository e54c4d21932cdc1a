package dev.plg.app.disk;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Collects why plg does not write into a directory.
final class Refusals {

  private static final String MOVE_OR_FORCE = "move it away, or add --force to replace it";

  /// How many lines of a file a refusal shows.
  private static final int MOST_LINES = 3;

  private final Path root;
  private final TreeSet<Finding> findings = new TreeSet<>();

  Refusals(Path root) {
    this.root = root;
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  void notOwned() {
    add(
        "output/not-owned",
        root,
        "this directory is not empty and has no %s: it was not written by plg"
            .formatted(OwnedFiles.FILE),
        "plg replaces and removes only what it wrote itself",
        "choose an empty or new directory, or add --force to write next to the files that are"
            + " here");
  }

  void unreadableRecord() {
    add(
        "output/record",
        root.resolve(OwnedFiles.FILE),
        "this version of plg cannot read this record of files",
        "without it plg cannot know which files here are its own",
        "restore it, or add --force to start a new one");
  }

  /// @param lost the lines that the file would no longer have
  void edited(String path, List<String> lost) {
    add(
        "output/edited",
        root.resolve(path),
        "this file was edited since plg wrote it",
        lost.isEmpty() ? "the edit would be lost" : "these lines would be lost: " + some(lost),
        "move the change into the stack file, or add --force to overwrite it");
  }

  private static String some(List<String> lines) {
    String first =
        lines.stream()
            .limit(MOST_LINES)
            .map(line -> "`" + line + "`")
            .collect(Collectors.joining(", "));
    return lines.size() > MOST_LINES ? first + " and more" : first;
  }

  /// A file that plg did not write.
  void notWritten(String path) {
    add(
        "output/not-owned",
        root.resolve(path),
        "plg did not write this file, so it does not replace it",
        "its content would be lost",
        "name another file, or add --force to replace it");
  }

  void input(String path) {
    add(
        "output/input",
        root.resolve(path),
        "this file is an input of this run",
        "the output would overwrite its own input",
        "choose another output; --force does not allow this");
  }

  void inTheWay(String path) {
    add(
        "output/in-the-way",
        root.resolve(path),
        "plg did not write this, and needs to write here",
        "",
        MOVE_OR_FORCE);
  }

  void directoryInTheWay(String path) {
    add(
        "output/in-the-way",
        root.resolve(path),
        "plg needs to write a file here, but this is a directory with files that plg did not write",
        "",
        "move it away: plg does not remove such a directory, even with --force");
  }

  void leadsOut(String path) {
    add(
        "output/symlink",
        root.resolve(path),
        "this link points outside the directory",
        "plg would change files elsewhere",
        "remove the link; --force does not allow this");
  }

  private void add(String rule, Path place, String message, String why, String fix) {
    findings.add(Finding.error(rule, Location.of(place.toString()), message, why, fix));
  }
}
