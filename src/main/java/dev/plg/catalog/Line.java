package dev.plg.catalog;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A set of releases that are deployed together, named by the version of Loki, as it is written:
/// `3.7`, `3.7.2`.
public record Line(String name, Map<Program, ProgramRelease> releases) {

  public Line {
    releases = Map.copyOf(releases);
  }

  /// The line of that name, from its table.
  static Line read(String name) {
    var releases = new EnumMap<Program, ProgramRelease>(Program.class);
    for (List<String> row : FactTable.rows("lines/" + name + ".tsv")) {
      ProgramRelease release = ProgramRelease.read(row);
      releases.put(release.program(), release);
    }
    return new Line(name, releases);
  }

  /// The release of a program that plg deploys.
  ///
  /// @throws java.util.NoSuchElementException for a program that the line does not have
  public ProgramRelease release(Program program) {
    return find(program).orElseThrow();
  }

  /// The release of a program; empty where the line does not have it.
  public Optional<ProgramRelease> find(Program program) {
    return Optional.ofNullable(releases.get(program));
  }
}
