package dev.plg.yaml;

import dev.plg.finding.Edit;
import dev.plg.finding.Location;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A text with its lines, which are found when they are first asked for. Lines are counted from 0
/// here, as the engine does, and end with `\n`, `\r\n` or `\r`. A text that is a part of a file
/// knows where it begins there, so its places are those of the file.
final class SourceText {

  private final String file;
  private final String text;
  private final int firstLine;
  private final int indent;
  private final boolean isPart;
  private final Words words;
  private final @Nullable Intake intake;
  private int @Nullable [] starts;

  SourceText(String file, String text) {
    this(file, text, Words.CORE);
  }

  SourceText(String file, String text, Words words) {
    this(file, text, 0, 0, false, words, null);
  }

  /// @param firstLine how many lines of the file come before the text
  /// @param indent how many columns of the file come before each line of the text
  /// @param isPart whether it may be one of many parts of an input, which have texts in common
  /// @param words which plain words are booleans
  /// @param intake who takes it in; null where it is kept whole, whatever it is
  SourceText(
      String file,
      String text,
      int firstLine,
      int indent,
      boolean isPart,
      Words words,
      @Nullable Intake intake) {
    this.file = file;
    this.text = text;
    this.firstLine = firstLine;
    this.indent = indent;
    this.isPart = isPart;
    this.words = words;
    this.intake = intake;
  }

  String file() {
    return file;
  }

  String text() {
    return text;
  }

  /// The place of a line and a column that count from 0.
  Location place(int line, int column) {
    return new Location(file, firstLine + line + 1, indent + column + 1);
  }

  /// A text of the same lines in the same place.
  SourceText with(String changed) {
    return new SourceText(file, changed, firstLine, indent, isPart, words, intake);
  }

  Words words() {
    return words;
  }

  @Nullable Intake intake() {
    return intake;
  }

  /// A text that was read, to be kept in a tree.
  String kept(String read) {
    return isPart ? Repeated.once(read) : read;
  }

  /// The same text with characters exchanged, each for one of its own length, so that no place
  /// moves.
  SourceText with(List<Edit> edits) {
    var changed = new StringBuilder(text);
    for (Edit edit : edits) {
      int at = text.offsetByCodePoints(start(lineOf(edit.at())), columnOf(edit.at()));
      changed.replace(at, at + edit.was().length(), edit.is());
    }
    return with(changed.toString());
  }

  /// The line of a place in this text: the reverse of [#place].
  int lineOf(Location place) {
    return place.line() - 1 - firstLine;
  }

  /// The column of a place in this text: the reverse of [#place].
  int columnOf(Location place) {
    return place.column() - 1 - indent;
  }

  /// The place of a character in a line, columns counted in code points.
  Location placeInLine(int line, int offsetInLine) {
    int start = start(line);
    return place(line, text.codePointCount(start, start + offsetInLine));
  }

  /// The line that holds the character at `offset`.
  int lineOf(int offset) {
    int found = Arrays.binarySearch(starts(), offset);
    return found >= 0 ? found : -found - 2;
  }

  int lines() {
    return starts().length;
  }

  /// Where a line begins; the end of the text for lines behind the last.
  int start(int line) {
    int[] all = starts();
    return line < all.length ? all[line] : text.length();
  }

  /// A line without its line end; empty for lines behind the last.
  String line(int line) {
    int start = start(line);
    int end = start(line + 1);
    while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return text.substring(start, end);
  }

  /// Whether a line is `---`, alone or followed by a blank.
  boolean isSeparator(int line) {
    int start = start(line);
    return text.startsWith("---", start)
        && (start + 3 == text.length() || " \t\r\n".indexOf(text.charAt(start + 3)) >= 0);
  }

  private int[] starts() {
    int[] known = starts;
    if (known == null) {
      known = find(text);
      starts = known;
    }
    return known;
  }

  private static int[] find(String text) {
    var found = new int[16];
    int count = 1;
    for (int at = 0; at < text.length(); at++) {
      if (endsLine(text, at)) {
        if (count == found.length) {
          found = Arrays.copyOf(found, count * 2);
        }
        found[count++] = at + 1;
      }
    }
    return Arrays.copyOf(found, count);
  }

  private static boolean endsLine(String text, int at) {
    char c = text.charAt(at);
    return c == '\n' || (c == '\r' && (at + 1 == text.length() || text.charAt(at + 1) != '\n'));
  }
}
