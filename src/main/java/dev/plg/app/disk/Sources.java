package dev.plg.app.disk;

import dev.plg.profile.SourceReader;
import dev.plg.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Reads what the user names, and never more than a text may have: a file of any size, or a device
/// without an end, costs no more memory than the largest text that is accepted.
///
/// @param standardInput what `-` means
public record Sources(InputStream standardInput) implements SourceReader {

  /// One byte more than is accepted, so that a check of the size sees that there is more.
  private static final int MOST = YamlReader.DEFAULT_LIMIT + 1;

  @Override
  public byte[] read(String file) throws IOException {
    if (file.equals("-")) {
      return standardInput.readNBytes(MOST);
    }
    try {
      return read(path(file));
    } catch (FileSystemException e) {
      throw e.getReason() == null ? e : new IOException(e.getReason(), e);
    }
  }

  @Override
  public String didYouMean(String file) {
    return NearPath.didYouMean(file);
  }

  /// The begin of a file, as much of it as any text may have.
  public static byte[] read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(MOST);
    }
  }

  private static Path path(String file) throws NoSuchFileException {
    try {
      return Path.of(file);
    } catch (InvalidPathException e) {
      throw (NoSuchFileException) new NoSuchFileException(file).initCause(e);
    }
  }
}
