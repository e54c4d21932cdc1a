package dev.plg.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A step of a key table with everything below it. What is below is read when it is first asked
/// for: a configuration names few of the thousands of keys that a program has.
///
/// Two threads may read it at once, and come to the same.
final class KeyNode {

  static final String ITEMS = "[]";
  static final String ANY_KEY = "*";

  private final ValueType type;
  private final String table;
  private final int start;
  private final int end;
  private final int depth;
  private volatile @Nullable SequencedMap<String, KeyNode> children;

  /// @param start where in the table the lines below begin
  /// @param end where they end
  /// @param depth how many spaces stand before a child's key
  private KeyNode(ValueType type, String table, int start, int end, int depth) {
    this.type = type;
    this.table = table;
    this.start = start;
    this.end = end;
    this.depth = depth;
  }

  /// The table of a text: a key a line, its type where it has one, one space deeper than its
  /// parent.
  static KeyNode parse(String table) {
    return new KeyNode(ValueType.CLOSED, table, 0, table.length(), 0);
  }

  ValueType type() {
    return type;
  }

  /// By key, sorted; [#ITEMS] for the items of a list, [#ANY_KEY] for any other key.
  SequencedMap<String, KeyNode> children() {
    SequencedMap<String, KeyNode> known = children;
    if (known == null) {
      known = Collections.unmodifiableSequencedMap(read());
      children = known;
    }
    return known;
  }

  private SequencedMap<String, KeyNode> read() {
    var read = new LinkedHashMap<String, KeyNode>();
    int line = start;
    while (line < end) {
      int below = next(line);
      int behind = below;
      while (behind < end && table.charAt(behind + depth) == ' ') {
        behind = next(behind);
      }
      String step = table.substring(line + depth, below - 1);
      int space = step.indexOf(' ');
      String key = space < 0 ? step : step.substring(0, space);
      var what = ValueType.of(space < 0 ? "" : step.substring(space + 1));
      read.put(key, new KeyNode(what, table, below, behind, depth + 1));
      line = behind;
    }
    return read;
  }

  /// Where the line begins that follows the one at a place; each ends with a line feed.
  private int next(int line) {
    return table.indexOf('\n', line) + 1;
  }

  /// What is known of the value under a key.
  Optional<KeyNode> child(String key) {
    KeyNode own = children().get(key);
    return Optional.ofNullable(own == null ? children().get(ANY_KEY) : own);
  }

  /// What is known of a list's items.
  Optional<KeyNode> items() {
    return Optional.ofNullable(children().get(ITEMS));
  }

  /// True where a key that is not listed is a mistake.
  boolean refusesOthers() {
    return type == ValueType.CLOSED && start < end;
  }
}
