package dev.plg.yaml;

/// A part of one line that belongs to one plain scalar.
///
/// @param line from 0
/// @param text the whole line
/// @param ownsLine whether a key could be here: nothing before it but indentation, a `- ` or, in
///   flow style, a bracket or comma
/// @param isKey whether an ASCII colon follows
/// @param isFlow whether it is between brackets or braces
record ScalarPiece(
    int line, String text, int from, int to, boolean ownsLine, boolean isKey, boolean isFlow) {

  char first() {
    return text.charAt(from);
  }

  char last() {
    return text.charAt(to - 1);
  }

  /// The character at an index; a space behind the end.
  char at(int index) {
    return index < to ? text.charAt(index) : ' ';
  }
}
