package dev.plg.catalog;

import java.util.List;
import java.util.stream.Stream;

/// A table of facts among the resources: a row a line, its columns between tabs, and comments with
/// the source of each.
final class FactTable {

  private static final String COMMENT = "#";

  private FactTable() {}

  /// The rows of a table, each with its columns; those at the end of a row may be missing.
  static Stream<List<String>> rows(String resource) {
    return KeyTable.text(resource)
        .orElseThrow()
        .lines()
        .filter(line -> !line.startsWith(COMMENT))
        .map(line -> List.of(line.split("\t", -1)));
  }

  /// A column of a row; empty where the row ends before it.
  static String column(List<String> row, int number) {
    return number < row.size() ? row.get(number) : "";
  }
}
