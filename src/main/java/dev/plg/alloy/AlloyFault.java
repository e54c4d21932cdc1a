package dev.plg.alloy;

import dev.plg.finding.Location;

/// What makes the program refuse the text.
///
/// @param text what is there
public record AlloyFault(Kind kind, String text, Location place) {

  /// The problems that are told apart.
  public enum Kind {
    /// a backslash in a string before a character that cannot be escaped
    ESCAPE,
    /// a second statement on one line
    STATEMENT,
    /// a block or a string that does not end
    UNCLOSED
  }
}
