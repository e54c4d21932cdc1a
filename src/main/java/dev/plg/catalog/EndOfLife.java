package dev.plg.catalog;

import java.time.LocalDate;
import java.util.Optional;

/// The day from which upstream no longer fixes a program.
///
/// @param successor what upstream tells its users to take instead
/// @param source where upstream says so
public record EndOfLife(LocalDate on, String successor, String source) {

  /// That of a program; empty while upstream still fixes it.
  public static Optional<EndOfLife> of(Program program) {
    return FactTable.rows("ends.tsv").stream()
        .filter(row -> row.getFirst().equals(program.id()))
        .map(row -> new EndOfLife(LocalDate.parse(row.get(1)), row.get(2), row.get(3)))
        .findFirst();
  }
}
