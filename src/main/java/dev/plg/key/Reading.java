package dev.plg.key;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Pointer;
import java.util.Collection;
import java.util.List;

/// One reading of a file.
///
/// @param findings receives what is wrong
/// @param isChecked true where each layer was checked before: a value that is refused again is not
///   reported again
public record Reading(FileKind kind, List<Finding> findings, boolean isChecked) {

  /// A kind of file.
  ///
  /// @param name with its article
  /// @param area the first part of the ids of findings
  /// @param unknown the help for unknown keys
  public record FileKind(String name, String area, UnknownKeys unknown) {}

  /// The help for unknown keys.
  public interface UnknownKeys {

    /// The help for one unknown key.
    ///
    /// @param at the mapping that holds the key
    /// @param known the keys that the mapping can hold
    Hint hint(Pointer at, String key, Collection<String> known);
  }

  /// The help for an unknown key.
  ///
  /// @param meaning completes the message; empty where nothing is near
  public record Hint(String meaning, String fix) {}

  /// Reports a value that is wrong by itself.
  void refuse(String what, Location place, String message, String fix) {
    if (!isChecked) {
      report(what, place, message, "", fix);
    }
  }

  /// Reports what only the whole file can tell.
  void report(String what, Location place, String message, String why, String fix) {
    findings.add(Finding.error(kind.area() + "/" + what, place, message, why, fix));
  }
}
