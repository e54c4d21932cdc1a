package dev.plg.cli;

import dev.plg.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Where a product goes.
sealed interface Output permits StandardOutput, OutputFile, OutputDirectory {

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

  /// Delivers the product, whole or not at all.
  ///
  /// @return why it was refused; empty where it was delivered
  /// @throws IOException where it could not be delivered
  List<Finding> write(Product product, Terminal terminal) throws IOException;
}
