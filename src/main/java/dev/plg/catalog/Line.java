package dev.plg.catalog;

import java.util.Map;
import java.util.Optional;

/// A set of releases that are deployed together, named by the minor version of Loki: `3.7`.
public record Line(
    String name, Map<Program, ProgramRelease> releases, LokiTraits loki, TempoTraits tempo) {

  public Line {
    releases = Map.copyOf(releases);
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
