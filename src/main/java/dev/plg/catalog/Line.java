package dev.plg.catalog;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A set of releases that are deployed together, named by the minor version of Loki: `3.7`.
///
/// @param lokiLiveness the HTTP path that answers while Loki lives; empty where only readiness can
///   be asked
/// @param tempoPort the port that Tempo's chart configures for queries
public record Line(
    String name,
    Map<Program, ProgramRelease> releases,
    Optional<String> lokiLiveness,
    int tempoPort) {

  public Line {
    releases = Map.copyOf(releases);
  }

  /// The line of that name, from its table.
  static Line read(String name) {
    var releases = new EnumMap<Program, ProgramRelease>(Program.class);
    var facts = new HashMap<String, String>();
    for (List<String> row : FactTable.rows("lines/" + name + ".tsv")) {
      if (row.size() == 2) {
        facts.put(row.getFirst(), row.getLast());
      } else {
        ProgramRelease release = ProgramRelease.read(row);
        releases.put(release.program(), release);
      }
    }
    return new Line(
        name,
        releases,
        Optional.ofNullable(facts.get("loki.liveness")),
        Integer.parseInt(facts.getOrDefault("tempo.port", "0")));
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
