package dev.plg.catalog;

import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;

/// A set of releases that are deployed together, named by the minor version of Loki: `3.7`.
public record Line(
    String name, Map<Program, Release> releases, LokiTraits loki, TempoTraits tempo) {

  public Line {
    releases = Map.copyOf(releases);
    if (!releases.keySet().containsAll(EnumSet.allOf(Program.class))) {
      throw new IllegalArgumentException("line " + name + " lacks a program");
    }
  }

  /// Every line names every program.
  public Release release(Program program) {
    return Objects.requireNonNull(releases.get(program));
  }
}
