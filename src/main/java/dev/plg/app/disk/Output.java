package dev.plg.app.disk;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where a product goes.
public sealed interface Output permits StandardOutput, OutputFile, OutputDirectory {

  /// What `-o` names: `-`, an existing file or a name that ends as YAML does, or else a directory.
  static Output of(String target, boolean force, EarlierOutput earlier) {
    if (target.equals("-")) {
      return new StandardOutput();
    }
    Path path = Path.of(target);
    boolean isFile =
        Files.exists(path)
            ? !Files.isDirectory(path)
            : target.endsWith(".yaml") || target.endsWith(".yml");
    return isFile ? new OutputFile(path, earlier) : new OutputDirectory(path, force, earlier);
  }
}
