package dev.plg.catalog;

import dev.plg.finding.Location;
import dev.plg.finding.Pointer;
import java.util.ArrayList;
import java.util.List;

/// A value that no template of a chart reads at that version.
///
/// @param at the way to it from the root of the values
/// @param place where its key was written
/// @param homes the ways that are read and were most likely meant, the likeliest first; empty where
///   nothing is like it
/// @param slip true where the first home is a key beside it: the key is misspelt, not misplaced
/// @param lost keys of the value that the first home does not read either
/// @param form what the value has to become there, as `a list`; empty where it stays as it is
/// @param readers the versions of the chart that read it, the oldest first
public record UnreadValue(
    Pointer at,
    Location place,
    List<Pointer> homes,
    boolean slip,
    List<String> lost,
    String form,
    List<Version> readers) {

  public UnreadValue {
    homes = List.copyOf(homes);
    lost = List.copyOf(lost);
    readers = List.copyOf(readers);
  }

  UnreadValue readBy(List<Version> versions) {
    return new UnreadValue(at, place, homes, slip, lost, form, versions);
  }

  /// The same value of a chart that another one holds, whose values are under `key`.
  UnreadValue under(String key) {
    List<Pointer> there = homes.stream().map(home -> below(key, home)).toList();
    return new UnreadValue(below(key, at), place, there, slip, lost, form, readers);
  }

  private static Pointer below(String key, Pointer at) {
    var steps = new ArrayList<String>();
    steps.add(key);
    steps.addAll(at.steps());
    return new Pointer(steps);
  }
}
