package dev.plg.profile;

import java.io.IOException;

/// Where the text of a stack file comes from.
@FunctionalInterface
public interface SourceReader {

  /// The bytes of a file as the user named it; `-` is standard input.
  byte[] read(String file) throws IOException;
}
