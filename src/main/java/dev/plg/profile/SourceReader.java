package dev.plg.profile;

import dev.plg.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Where the text of a stack file comes from.
@FunctionalInterface
public interface SourceReader {

  /// The bytes of a file as the user named it; `-` is standard input.
  byte[] read(String file) throws IOException;

  /// What a file that is missing may have meant: `; did you mean 'stack.yaml'?`, or nothing.
  default String didYouMean(String file) {
    return "";
  }

  /// The file as documents. A stack that is a part of a larger text overrides this, so that its
  /// places are those in the whole.
  default Source open(String file) throws IOException {
    byte[] bytes = read(file);
    return new Source(YamlReader.read(file, bytes), new String(bytes, StandardCharsets.UTF_8));
  }
}
