package dev.plg.catalog;

import java.util.List;
import java.util.Optional;

/// What a key is from one version to another.
///
/// @param since the first version; empty where the oldest known version has the key already
/// @param until the first version for which it no longer holds; empty where it still does
/// @param isRead false of a value of a chart that no template reads
/// @param words the only texts that it may be; empty for any
/// @param notes what else is said of it: `required`, `experimental`
/// @param flag the command line flag that sets the same; empty where there is none
/// @param standard the default as JSON; empty where there is none, or it is too long for the table
public record KeySpan(
    Optional<Version> since,
    Optional<Version> until,
    ValueType type,
    boolean isRead,
    List<String> words,
    List<String> notes,
    String flag,
    Optional<String> standard) {

  /// Whether it holds for a version.
  public boolean holds(Version version) {
    return since.filter(it -> version.compareTo(it) < 0).isEmpty()
        && until.filter(it -> version.compareTo(it) >= 0).isEmpty();
  }
}
