package dev.plg.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Rows of cells as text, in columns.
final class TextTable {

  private TextTable() {}

  /// @param rows all of the same length
  static String print(List<List<String>> rows) {
    List<Integer> widths =
        IntStream.range(0, rows.getFirst().size())
            .mapToObj(i -> rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
            .toList();
    return rows.stream().map(row -> print(row, widths) + "\n").collect(Collectors.joining());
  }

  private static String print(List<String> row, List<Integer> widths) {
    return IntStream.range(0, row.size())
        .mapToObj(i -> row.get(i) + " ".repeat(widths.get(i) - row.get(i).length()))
        .collect(Collectors.joining("  "))
        .stripTrailing();
  }
}
