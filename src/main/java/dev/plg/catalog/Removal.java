package dev.plg.catalog;

import java.util.Optional;

/// A key that a program had once.
///
/// @param path dotted; `**` before the last step represents any way to it
/// @param in the first version that refuses the key
/// @param repair what to do about it, as an imperative
record Removal(String path, Version in, String repair) {

  private static final String ANYWHERE = "**.";

  /// The removal of that key, if the program of that version lacks it for that reason.
  ///
  /// @param path dotted, without list positions
  static Optional<Removal> of(Program program, Version version, String path) {
    return FactTable.rows("removals.tsv").stream()
        .filter(row -> row.getFirst().equals(program.id()))
        .map(row -> new Removal(row.get(2), Version.of(row.get(1)), row.get(3)))
        .filter(removal -> removal.names(path) && version.compareTo(removal.in) >= 0)
        .findFirst();
  }

  private boolean names(String key) {
    return path.startsWith(ANYWHERE)
        ? key.endsWith(path.substring(ANYWHERE.length() - 1))
        : key.equals(path);
  }
}
