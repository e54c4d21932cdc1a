package dev.plg.app.lint;

import dev.plg.app.disk.NearPath;
import dev.plg.app.input.FolderWalk;
import dev.plg.app.report.Judged.LeftOut;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// From the words of the command line to the files that are read.
public final class LintInputs {

  private final InputStream standardInput;
  private final List<LintInput> inputs = new ArrayList<>();
  private final List<Path> found = new ArrayList<>();
  private final List<Path> folders = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<LeftOut> leftOut = new ArrayList<>();
  private final List<String> words;

  private LintInputs(List<String> words, InputStream standardInput) {
    this.words = List.copyOf(words);
    this.standardInput = standardInput;
  }

  /// Reads the words of the command line that name inputs.
  ///
  /// @param standardInput what `-` means
  public static LintInputs of(List<String> words, InputStream standardInput) throws IOException {
    var inputs = new LintInputs(words, standardInput);
    for (String word : words) {
      inputs.add(word);
    }
    return inputs;
  }

  /// One input alone.
  public static LintInputs of(LintInput input) {
    var inputs = new LintInputs(List.of(input.name()), InputStream.nullInputStream());
    inputs.inputs.add(input);
    return inputs;
  }

  /// The names of the inputs, in their order.
  List<String> names() {
    return Stream.concat(inputs.stream().map(LintInput::name), found.stream().map(Path::toString))
        .toList();
  }

  /// The words of the command line that name inputs.
  List<String> words() {
    return words;
  }

  /// What the folders hold beside the inputs.
  List<LeftOut> leftOut() {
    return leftOut;
  }

  /// The files that are named, and standard input.
  public List<LintInput> inputs() {
    return inputs;
  }

  /// All files of the folders that are named.
  List<Path> found() {
    return found;
  }

  /// The folders that paths in the inputs may start at.
  List<Path> bases() {
    var bases = new ArrayList<Path>(folders);
    for (LintInput input : inputs) {
      Path parent = input.path().getParent();
      bases.add(parent == null ? Path.of("") : parent);
    }
    return bases;
  }

  /// What is wrong with the words.
  public List<Finding> findings() {
    return findings;
  }

  private void add(String word) throws IOException {
    if (word.equals("-")) {
      inputs.add(new LintInput(word, Path.of(""), standardInput));
      return;
    }
    Optional<Path> named = path(word);
    if (named.isEmpty()) {
      return;
    }
    Path path = named.get();
    if (Files.isDirectory(path)) {
      var folder = FolderWalk.of(path);
      folders.add(path);
      found.addAll(folder.files());
      findings.addAll(folder.findings());
      leftOut.addAll(folder.leftOut());
    } else if (Files.exists(path)) {
      inputs.add(new LintInput(word, path, standardInput));
    } else {
      findings.add(
          Finding.error(
              "input/missing",
              Location.of(word),
              "there is no such file or folder" + NearPath.didYouMean(word),
              "",
              "correct the path"));
    }
  }

  private Optional<Path> path(String word) {
    try {
      return Optional.of(Path.of(word));
    } catch (InvalidPathException e) {
      findings.add(
          Finding.error(
              "input/missing",
              Location.of(word),
              "this is not a path: " + e.getReason(),
              "",
              "correct the path"));
      return Optional.empty();
    }
  }
}
