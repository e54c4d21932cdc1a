package dev.plg.app.disk;

import dev.plg.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The product as one stream in a file, which is replaced at once. A link is followed; a device or
/// a pipe is written into.
///
/// A file opens with a [DigestComment]. One without it, or one that was edited, is refused unless
/// forced.
///
/// @param force replace what plg did not write, or what was edited
/// @param earlier what must not be written over, since it may be deployed
public record OutputFile(Path path, boolean force, EarlierOutput earlier) implements Output {

  /// Writes a text, whole or not at all.
  ///
  /// @param inputs what is not replaced, forced or not
  /// @return why it was refused; empty where it was written
  public List<Finding> write(String text, InputFiles inputs) throws WriteFailure {
    try {
      if (isDevice()) {
        Files.writeString(path, text);
        return List.of();
      }
      String whole = DigestComment.before(text);
      List<Finding> findings = survey(whole, inputs);
      if (findings.stream().noneMatch(Finding::isError) && !holds(whole)) {
        overwrite(path, whole);
      }
      return findings;
    } catch (IOException e) {
      throw WriteFailure.of(path, e);
    }
  }

  private List<Finding> survey(String text, InputFiles inputs) throws IOException {
    var refusals = new Refusals(Path.of(""));
    if (inputs.contains(path)) {
      refusals.input(path.toString());
    } else if (!force && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      refuseToReplace(text, refusals);
    }
    var findings = new ArrayList<>(refusals.findings());
    findings.addAll(earlier.compare(path, text));
    return findings;
  }

  private void refuseToReplace(String text, Refusals refusals) throws IOException {
    switch (Files.exists(path) ? DigestComment.author(path) : DigestComment.Author.OTHER) {
      case PLG -> {}
      case PLG_EDITED -> refusals.edited(path.toString(), LostLines.of(path, text));
      case OTHER -> refusals.notWritten(path.toString());
    }
  }

  private boolean isDevice() {
    return Files.exists(path) && !Files.isRegularFile(path);
  }

  private boolean holds(String text) throws IOException {
    return Files.exists(path) && Digest.of(path).equals(Digest.of(text));
  }

  /// Replaces the text of a file at once.
  public static void overwrite(Path path, String text) throws IOException {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      Files.writeString(path, text);
    } else {
      replace(Files.exists(path) ? path.toRealPath() : path, text);
    }
  }

  private static void replace(Path file, String text) throws IOException {
    // Moving another file over it would need no permission of the file itself. Opening it says what
    // is in the way, be it the permission or the disk.
    if (Files.exists(file)) {
      Files.newByteChannel(file, StandardOpenOption.WRITE).close();
    }
    String name = String.valueOf(file.getFileName());
    try (var staging = Staging.near(file)) {
      Staging.move(staging.write(Map.of(name, text)).resolve(name), file);
    }
  }
}
