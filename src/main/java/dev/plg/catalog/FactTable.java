package dev.plg.catalog;

import java.util.ArrayList;
import java.util.List;

/// A table of facts among the resources: a row a line, its columns between tabs, and comments with
/// the source of each.
final class FactTable {

  private static final String COMMENT = "#";

  private FactTable() {}

  /// The rows of a table, each with its columns; those at the end of a row may be missing. Every
  /// run reads some, so without a stream, whose lambdas take longer to load than the table to read.
  static List<List<String>> rows(String resource) {
    var rows = new ArrayList<List<String>>();
    for (String line : KeyTable.text(resource).orElseThrow().split("\n", -1)) {
      if (!line.isEmpty() && !line.startsWith(COMMENT)) {
        rows.add(List.of(line.split("\t", -1)));
      }
    }
    return rows;
  }

  /// A column of a row; empty where the row ends before it.
  static String column(List<String> row, int number) {
    return number < row.size() ? row.get(number) : "";
  }
}
