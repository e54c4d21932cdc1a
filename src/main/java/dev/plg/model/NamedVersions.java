package dev.plg.model;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// The versions that a stack names beside that of Loki; what is not named follows Loki.
///
/// @param programs minors or full versions, by the names of the programs: `tempo`, `2.10`
/// @param charts of Helm, by the names of their programs: `loki`, `6.55.0`
public record NamedVersions(SortedMap<String, String> programs, SortedMap<String, String> charts) {

  public NamedVersions {
    programs = Collections.unmodifiableSortedMap(new TreeMap<>(programs));
    charts = Collections.unmodifiableSortedMap(new TreeMap<>(charts));
  }
}
