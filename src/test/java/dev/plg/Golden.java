package dev.plg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.approvaltests.Approvals;
import org.approvaltests.approvers.FileApprover;
import org.approvaltests.core.Options;

/// The golden files: what plg has to say, byte by byte.
///
/// What a test gets lies below `target/golden` under the same name, so that `diff -r golden
/// target/golden` shows every difference. `mvn verify -Dgolden=accept` takes it over, and then
/// fails the build, so that it cannot be left on; where `CI` is true it is refused.
///
/// @param root the folder of the golden files
/// @param received where the texts that differ are left
/// @param accepting overwrite instead of compare
/// @param ci true where nobody could look at what is taken over
public record Golden(Path root, Path received, boolean accepting, boolean ci) {

  private static final Golden OF_PROJECT =
      new Golden(
          Path.of("golden"),
          Path.of("target", "golden"),
          isAsked(),
          "true".equals(System.getenv("CI")));

  static {
    GoldenDifference.register();
    FileApprover.tracker.addAllowedDuplicates(_ -> true);
  }

  /// True where the build is to take over what the tests get.
  public static boolean isAsked() {
    return System.getProperty("golden", "").equals("accept");
  }

  /// Compares a text with a golden file.
  ///
  /// @param file relative to `golden`
  public static void verify(Path file, String actual) {
    OF_PROJECT.compare(file, actual);
  }

  /// Compares files with a golden folder, both ways: a file that only one of them has is a
  /// difference too.
  ///
  /// @param folder relative to `golden`
  /// @param files by their path in the folder
  public static void verifyTree(Path folder, SortedMap<String, String> files) {
    verifyTree(folder, files, _ -> true);
  }

  /// Compares files with a golden folder that holds other things too.
  ///
  /// @param isGolden by the path in the folder, which of its files are golden
  public static void verifyTree(
      Path folder, SortedMap<String, String> files, Predicate<String> isGolden) {
    OF_PROJECT.compareTree(folder, files, isGolden);
  }

  void compare(Path file, String actual) {
    difference(file, actual).ifPresent(Golden::fail);
  }

  void compareTree(Path folder, SortedMap<String, String> files, Predicate<String> isGolden) {
    var differences = new ArrayList<String>();
    var stale = new TreeSet<>(names(folder));
    files.forEach(
        (name, text) -> difference(folder.resolve(name), text).ifPresent(differences::add));
    stale.removeIf(name -> files.containsKey(name) || !isGolden.test(name));
    stale.forEach(name -> drop(folder.resolve(name)).ifPresent(differences::add));
    if (!differences.isEmpty()) {
      fail(String.join("\n", differences));
    }
  }

  private Optional<String> difference(Path file, String actual) {
    requireNoCi();
    if (GoldenReference.isTo(root, root.resolve(file), actual)) {
      return Optional.empty();
    }
    var approval =
        new GoldenApproval(
            root.resolve(file), received.resolve(file).normalize(), actual, accepting);
    try {
      Approvals.verify(
          new FileApprover(approval, approval, GoldenApproval::sameBytes), new Options(approval));
      return Optional.empty();
    } catch (GoldenDifference difference) {
      return Optional.of(String.valueOf(difference.getMessage()));
    }
  }

  private Optional<String> drop(Path file) {
    requireNoCi();
    if (!accepting) {
      return Optional.of(root.resolve(file) + " is no longer made");
    }
    try {
      Files.delete(root.resolve(file));
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void requireNoCi() {
    if (accepting && ci) {
      fail("golden files are not accepted under CI");
    }
  }

  /// The files below a golden folder, by their path in it.
  List<String> names(Path folder) {
    Path top = root.resolve(folder);
    if (!Files.isDirectory(top)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(top)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> top.relativize(file).toString().replace('\\', '/'))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void fail(String differences) {
    throw new AssertionError(differences);
  }
}
