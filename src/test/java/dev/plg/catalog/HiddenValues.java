package dev.plg.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Values that templates read and that no base of a proof shows, with the reason: a row a value,
/// its chart, its path, where `*` stands for all below, and why.
final class HiddenValues {

  private static final Path LIST = Path.of("src/test/resources/hidden-values.tsv");

  /// So many of a hundred values that are called read may be hidden.
  private static final int MOST = 2;

  /// The sample that the list was made of.
  private static final long REVIEWED = 1;

  static final long SEED = Long.getLong("plg.seed", REVIEWED);

  private HiddenValues() {}

  /// Fails where too many values are hidden, and, of the sample that was reviewed, where one is not
  /// in the list.
  ///
  /// @param hidden each as its chart, a tab and its path
  static void check(List<String> hidden, int proven) throws IOException {
    List<String> rows =
        Files.readAllLines(LIST).stream()
            .filter(row -> !row.startsWith("#"))
            .map(row -> row.substring(0, row.lastIndexOf('\t')))
            .toList();
    List<String> unlisted =
        hidden.stream().filter(it -> rows.stream().noneMatch(row -> fits(row, it))).toList();
    assertTrue(
        hidden.size() * 100 <= proven * MOST,
        () -> hidden.size() + " of " + proven + " are hidden:\n" + String.join("\n", hidden));
    if (SEED == REVIEWED) {
      assertEquals(List.of(), unlisted);
    }
  }

  private static boolean fits(String row, String value) {
    return row.endsWith("*")
        ? value.startsWith(row.substring(0, row.length() - 1))
        : value.equals(row);
  }
}
