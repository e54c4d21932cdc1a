package dev.plg.app.disk;

import dev.plg.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/// A page that is written at once, and over nothing but another one of plg's pages.
///
/// @param begin how such a page begins
/// @param force replace what plg did not write
public record PageFile(Path path, String begin, boolean force) {

  /// Writes the page.
  ///
  /// @return why it was refused; empty where it was written
  public List<Finding> write(String page) throws WriteFailure {
    try {
      if (!force && Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !isOwn()) {
        var refusals = new Refusals(Path.of(""));
        refusals.notWritten(path.toString());
        return refusals.findings();
      }
      OutputFile.overwrite(path, page);
      return List.of();
    } catch (IOException e) {
      throw WriteFailure.of(path, e);
    }
  }

  private boolean isOwn() throws IOException {
    return !Files.isRegularFile(path)
        ? Files.exists(path)
        : Files.readString(path).startsWith(begin);
  }
}
