package dev.plg.catalog;

import dev.plg.finding.Pointer;
import java.util.List;
import java.util.Optional;

/// The versions of a program that have a key which one version does not have.
///
/// @param known all versions, the oldest first
/// @param version the one without the key
record KeyHistory(List<KnownProgram> known, Version version) {

  /// The first version of the atlas without the key, where the one before it had it.
  Optional<Version> removedIn(Pointer at) {
    Optional<Version> gone = Optional.empty();
    for (KnownProgram earlier : known.reversed()) {
      if (earlier.version().compareTo(version) <= 0) {
        if (earlier.keyTable().find(at).isPresent()) {
          return gone;
        }
        gone = Optional.of(earlier.version());
      }
    }
    return Optional.empty();
  }

  /// The first later version of the atlas that knows the key.
  Optional<Version> addedIn(Pointer at) {
    return known.stream()
        .filter(later -> later.version().compareTo(version) > 0)
        .filter(later -> later.keyTable().find(at).isPresent())
        .map(KnownProgram::version)
        .findFirst();
  }
}
