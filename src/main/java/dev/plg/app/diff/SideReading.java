package dev.plg.app.diff;

import dev.plg.app.disk.NearPath;
import dev.plg.app.disk.WriteFailure;
import dev.plg.app.input.Room;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.picture.Release;
import dev.plg.profile.Profiles;
import dev.plg.yaml.Mapping;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads one of the two inputs of a comparison: a shipped profile, a stack file, a folder, a stream
/// of objects, or values for a chart.
///
/// @param side empty where there are errors
/// @param releases those whose objects are only modelled, since their charts are not at hand
/// @param findings what is wrong with the input
public record SideReading(Optional<Side> side, List<Release> releases, List<Finding> findings) {

  /// So much of an input is looked at to tell a stack file from objects.
  private static final int BEGIN = 256 * 1024;

  private static final Pattern STACK =
      Pattern.compile(
          "(?m)^\\{?\\s*[\"']?apiVersion[\"']?:\\s*[\"']?plg/v1[\"']?\\s*(?:#.*|,.*)?$");

  public SideReading {
    releases = List.copyOf(releases);
    findings = List.copyOf(findings);
  }

  public boolean hasErrors() {
    return findings.stream().anyMatch(Finding::isError);
  }

  /// Reads an input.
  ///
  /// @param word as the user names it; `-` is standard input
  public static SideReading of(String word, InputStream standardInput, SideOptions options)
      throws IOException {
    try {
      return read(word, standardInput, options);
    } catch (OutOfMemoryError _) {
      return refused(noRoom(Location.of(word)));
    }
  }

  private static SideReading read(String word, InputStream standardInput, SideOptions options)
      throws IOException {
    if (word.equals("-")) {
      return text(word, standardInput, options);
    }
    Optional<Path> path = path(word);
    if (path.isPresent() && Files.isDirectory(path.get())) {
      return FolderSide.of(path.get(), options);
    }
    if (path.isPresent() && Files.exists(path.get())) {
      if (FolderSide.isSource(path.get())) {
        return FolderSide.of(path.get(), options);
      }
      try (InputStream in = Files.newInputStream(path.get())) {
        return text(word, in, options);
      } catch (IOException e) {
        return refused(unreadable(word, e));
      }
    }
    if (Profiles.text(word).isPresent()) {
      return StackSide.ofProfile(word, options);
    }
    return refused(missing(word));
  }

  /// The objects of a stack file that is at hand as a text.
  ///
  /// @param name as its places carry it
  public static SideReading ofStack(String name, String text) {
    return StackSide.ofText(name, text);
  }

  private static Optional<Path> path(String word) {
    try {
      return Optional.of(Path.of(word));
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  private static SideReading text(String word, InputStream stream, SideOptions options)
      throws IOException {
    var in = new BufferedInputStream(stream, BEGIN);
    in.mark(BEGIN);
    var begin = new String(in.readNBytes(BEGIN), StandardCharsets.UTF_8);
    in.reset();
    return STACK.matcher(begin).find()
        ? StackSide.ofFile(word, in, options)
        : StreamSide.of(word, in, options);
  }

  static SideReading refused(Finding... findings) {
    return new SideReading(Optional.empty(), List.of(), List.of(findings));
  }

  /// What was taken in, unless something is wrong with it.
  static SideReading of(
      String word, SideBuilder builder, List<Release> modelled, List<Finding> findings) {
    Side side = builder.build(word);
    var all = new ArrayList<Finding>(findings);
    if (side.isEmpty() && modelled.isEmpty() && all.stream().noneMatch(Finding::isError)) {
      all.add(empty(word));
    }
    boolean isBroken = all.stream().anyMatch(Finding::isError);
    return new SideReading(isBroken ? Optional.empty() : Optional.of(side), modelled, all);
  }

  /// Whether a document is an object, and so no values.
  static boolean isObject(Mapping document) {
    return document.text("apiVersion").isPresent() && document.text("kind").isPresent();
  }

  private static Finding missing(String word) {
    String like =
        Stream.of(NearPath.didYouMean(word)).filter(it -> !it.isEmpty()).findFirst().orElse("");
    return Finding.error(
        "input/missing",
        Location.of(word),
        "there is no such file, folder or shipped profile" + like,
        "",
        "correct the path; `plg profiles list` names the profiles");
  }

  static Finding unreadable(String word, IOException failure) {
    return Finding.error(
        "input/unreadable",
        Location.of(word),
        "this cannot be read: " + WriteFailure.reason(failure),
        "",
        "make it readable, or name another file");
  }

  private static Finding empty(String word) {
    return Finding.error(
        "input/nothing",
        Location.of(word),
        "this input has no Kubernetes object",
        "without objects, plg cannot tell what runs",
        "name a file or folder with objects; for values of a chart add --chart");
  }

  /// What is said where no memory is left.
  static Finding noRoom(Location at) {
    return Finding.error(
        "input/too-large",
        at,
        "the input up to here uses all memory that plg may use",
        "what is missing from a part of it would seem to be removed",
        "compare a part of it, such as one namespace, or give plg more memory:"
            + " PLG_JAVA_OPTS=-Xmx4g");
  }

  static Optional<Finding> refusal(Location at) {
    return Room.isLeft() ? Optional.empty() : Optional.of(noRoom(at));
  }
}
