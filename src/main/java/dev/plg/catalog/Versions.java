package dev.plg.catalog;

import java.util.Optional;

/// A range of a program's versions that a fact holds for.
///
/// @param program as in a sentence: `Loki`; empty where the version does not matter
/// @param from the first version; empty for all before `until`
/// @param until the first version that is no longer in the range; empty for all from `from` on
public record Versions(String program, Optional<Version> from, Optional<Version> until) {

  public static Versions from(String program, String from) {
    return new Versions(program, Optional.of(Version.of(from)), Optional.empty());
  }

  public static Versions before(String program, String until) {
    return new Versions(program, Optional.empty(), Optional.of(Version.of(until)));
  }

  public static Versions between(String program, String from, String until) {
    return new Versions(program, Optional.of(Version.of(from)), Optional.of(Version.of(until)));
  }

  /// All versions of a program.
  public static Versions of(String program) {
    return new Versions(program, Optional.empty(), Optional.empty());
  }

  public boolean isAll() {
    return from.isEmpty() && until.isEmpty();
  }

  /// Whether a version is in the range; an unknown one is only where every version is.
  public boolean include(Optional<Version> version) {
    return isAll() || version.filter(this::include).isPresent();
  }

  private boolean include(Version version) {
    return from.filter(first -> version.compareTo(first) < 0).isEmpty()
        && until.filter(end -> version.compareTo(end) >= 0).isEmpty();
  }

  /// `all`, `Loki`, `Loki >= 3.0`, `Loki < 2.8`, `Loki >= 2.3, < 2.8`.
  @Override
  public String toString() {
    if (program.isEmpty()) {
      return "all";
    }
    String lower = from.map(version -> ">= " + version).orElse("");
    String upper = until.map(version -> "< " + version).orElse("");
    String range = lower.isEmpty() || upper.isEmpty() ? lower + upper : lower + ", " + upper;
    return range.isEmpty() ? program : program + " " + range;
  }
}
