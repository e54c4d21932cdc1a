package dev.plg.app.disk;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// Where a product goes.
public sealed interface Output permits StandardOutput, OutputFile, OutputDirectory {

  /// What `-o` names: `-`, an existing file or a name that ends as YAML does, or else a directory.
  static Output of(String target, boolean force, EarlierOutput earlier) {
    if (target.equals("-")) {
      return new StandardOutput();
    }
    Path path = Path.of(target);
    return isFile(target, path)
        ? new OutputFile(path, force, earlier)
        : new OutputDirectory(path, force, earlier);
  }

  private static boolean isFile(String target, Path path) {
    if (target.endsWith("/")) {
      return false;
    }
    return Files.exists(path) ? !Files.isDirectory(path) : Endings.YAML.matcher(target).find();
  }

  /// True for a path that does not exist and ends like a file that plg does not write, as
  /// `out.json`: it may be meant as a file or as a directory.
  static boolean isAmbiguous(String target) {
    return Endings.FILE.matcher(target).find()
        && !Endings.YAML.matcher(target).find()
        && !Files.exists(Path.of(target), LinkOption.NOFOLLOW_LINKS);
  }
}
