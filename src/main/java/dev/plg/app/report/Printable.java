package dev.plg.app.report;

import java.util.List;

/// Text that comes from a file or an argument, made safe to print in one line: a control sequence
/// would act on the terminal, and a mark of writing direction would show another text than the one
/// that is there.
public final class Printable {

  private static final int CONTROL_PICTURES = 0x2400;
  private static final int DELETE_PICTURE = 0x2421;
  private static final int REPLACEMENT = 0xFFFD;

  // The wide and full-width blocks of Unicode's East Asian Width, roughly: enough to put a caret
  // under a full-width colon.
  private static final List<Block> WIDE =
      List.of(
          new Block(0x1100, 0x115F),
          new Block(0x2E80, 0xA4CF),
          new Block(0xAC00, 0xD7A3),
          new Block(0xF900, 0xFAFF),
          new Block(0xFE30, 0xFE6F),
          new Block(0xFF01, 0xFF60),
          new Block(0xFFE0, 0xFFE6),
          new Block(0x1F300, 0x1FAFF),
          new Block(0x20000, 0x3FFFD));

  private Printable() {}

  /// The text with each such character replaced by one visible character; tabs stay.
  public static String of(String text) {
    return text.codePoints().allMatch(c -> visible(c) == c)
        ? text
        : text.codePoints()
            .map(Printable::visible)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  /// Whether a character is printed as it is.
  static boolean isPrintable(int c) {
    return visible(c) == c && c != REPLACEMENT;
  }

  /// The columns that a character takes on a terminal: 0, 1 or 2.
  static int width(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
      default -> isWide(c) ? 2 : 1;
    };
  }

  private static int visible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL -> control(c);
      case Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          REPLACEMENT;
      default -> c;
    };
  }

  private static int control(int c) {
    if (c == '\t') {
      return c;
    }
    return c < ' ' ? CONTROL_PICTURES + c : c == 0x7f ? DELETE_PICTURE : REPLACEMENT;
  }

  private static boolean isWide(int c) {
    return WIDE.stream().anyMatch(block -> block.first() <= c && c <= block.last());
  }

  private record Block(int first, int last) {}
}
