package dev.plg.app.disk;

import dev.plg.finding.Finding;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Stream;

/// What writing a product into a directory would do there.
///
/// @param refusals why it must not be done
/// @param writes the files that are new or hold another text, by path
/// @param removals the files that have to go first
/// @param earlier the record that is there; [OwnedFiles#NONE] where there is none
record Changes(
    List<Finding> refusals,
    SortedMap<String, String> writes,
    SortedSet<String> removals,
    OwnedFiles earlier) {

  boolean isEmpty() {
    return writes.isEmpty() && removals.isEmpty();
  }

  /// Every path where something changes.
  List<String> files() {
    return Stream.concat(removals.stream(), writes.keySet().stream()).distinct().toList();
  }

  /// The paths to write: the record comes last, so that it never names what is not there yet.
  List<String> writesInOrder() {
    return Stream.concat(
            writes.keySet().stream().filter(path -> !path.equals(OwnedFiles.FILE)),
            writes.keySet().stream().filter(OwnedFiles.FILE::equals))
        .toList();
  }
}
