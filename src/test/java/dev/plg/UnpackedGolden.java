package dev.plg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The golden files below `target/unpacked`, where each file that is kept as a difference is whole.
public final class UnpackedGolden {

  private static final Path PACKED = Path.of("golden");
  private static final Path WHOLE = Path.of("target", "unpacked");

  private static boolean isUnpacked;

  private UnpackedGolden() {}

  /// A file or folder, by its path below `golden`.
  public static synchronized Path path(String... path) {
    if (!isUnpacked) {
      try {
        unpack(PACKED, WHOLE);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      isUnpacked = true;
    }
    return WHOLE.resolve(String.join("/", path));
  }

  private static void unpack(Path from, Path to) throws IOException {
    clear(to);
    List<Path> files;
    try (Stream<Path> all = Files.walk(from)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      Path copy = to.resolve(from.relativize(file));
      Files.createDirectories(copy.getParent());
      if (file.endsWith(RuleCases.FILE)) {
        RuleCases.read(file.getParent(), Golden.isAsked()).unpack(copy.getParent());
      } else if (!Files.exists(copy)) {
        Files.copy(file, copy);
      }
    }
  }

  private static void clear(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
