package dev.plg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/// The golden files below `target/unpacked`, where each file that is kept as a difference, or that
/// names another, is whole.
public final class UnpackedGolden {

  private static final Path PACKED = Path.of("golden");

  /// What plg writes; the others are its input and what it prints.
  private static final Set<String> TREES = Set.of("gitops", "helm", "kustomize");

  private static final String PROFILES = "profiles";
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

  /// Compares files with an unpacked folder, both ways.
  public static void verifyTree(Path folder, SortedMap<String, String> files) {
    path();
    new Golden(WHOLE, Path.of("target", "golden"), false, false)
        .compareTree(folder, files, _ -> true);
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
      if (copy.startsWith(to.resolve(PROFILES))) {
        continue;
      }
      if (file.endsWith(RuleCases.FILE)) {
        RuleCases.read(file.getParent(), Golden.isAsked()).unpack(copy.getParent());
      } else if (!Files.exists(copy)) {
        copy(file, copy);
      }
    }
    unpackProfiles(from.resolve(PROFILES), to.resolve(PROFILES));
  }

  private static void copy(Path file, Path copy) throws IOException {
    if (TREES.contains(file.getName(1).toString())) {
      Files.writeString(copy, GoldenDashboards.unfold(GoldenReference.read(PACKED, file)));
    } else if (GoldenReference.named(PACKED, file).isPresent()) {
      Files.writeString(copy, GoldenReference.read(PACKED, file));
    } else {
      Files.copy(file, copy);
    }
  }

  private static void unpackProfiles(Path from, Path to) throws IOException {
    var trees = new ProfileTrees(from);
    List<String> names;
    try (Stream<Path> all = Files.walk(from, 2)) {
      names =
          all.map(it -> from.relativize(it).toString().replace('\\', '/'))
              .filter(it -> it.contains("/"))
              .map(it -> it.endsWith(ProfileTrees.END) ? it.substring(0, it.length() - 5) : it)
              .toList();
    }
    for (String name : names) {
      try {
        write(trees.of(name), to.resolve(name));
      } catch (IllegalArgumentException e) {
        if (!Golden.isAsked()) {
          throw e;
        } // else its base was accepted before it, and ProfileTreesTest accepts it too
      }
    }
  }

  private static void write(SortedMap<String, String> files, Path to) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path copy = to.resolve(file.getKey());
      Files.createDirectories(copy.getParent());
      Files.writeString(copy, file.getValue());
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
