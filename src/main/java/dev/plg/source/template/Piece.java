package dev.plg.source.template;

import java.util.List;

/// What a template's text is made of.
sealed interface Piece {

  /// Text that is printed as it is.
  ///
  /// @param line of the template at which it begins, from 1
  record Plain(String text, int line) implements Piece {}

  /// `{{ … }}`: a value that is printed, or `$x := …`.
  record Action(String code, int line) implements Piece {}

  /// `if`, `with` and `range`, with what follows `else`.
  ///
  /// @param word `if`, `with` or `range`
  record Block(String word, String code, int line, List<Piece> then, List<Piece> otherwise)
      implements Piece {}

  /// `define` and `block`: a text of a name, which nothing here uses.
  record Definition(String code, int line) implements Piece {}
}
