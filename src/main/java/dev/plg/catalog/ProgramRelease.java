package dev.plg.catalog;

import java.util.List;
import java.util.Optional;

/// A program at one version, with the chart that installs it.
///
/// @param chart empty where upstream publishes none
public record ProgramRelease(Program program, Version version, Image image, Optional<Chart> chart) {

  /// Empty while upstream still fixes the program.
  public Optional<EndOfLife> endOfLife() {
    return EndOfLife.of(program);
  }

  /// @param row of a line's table
  static ProgramRelease read(List<String> row) {
    Program program = Program.of(row.getFirst()).orElseThrow();
    boolean hasChart = row.size() > 3;
    return new ProgramRelease(
        program,
        Version.of(row.get(1)),
        Image.read(row.get(2)),
        hasChart
            ? Optional.of(
                new Chart(
                    row.get(4),
                    program.id(),
                    row.get(3),
                    FactTable.column(row, 5).equals("deprecated")))
            : Optional.empty());
  }
}
