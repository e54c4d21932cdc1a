package dev.plg.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.ListIterator;
import java.util.Optional;
import java.util.SequencedMap;

/// A step of a key table with everything below it.
///
/// @param children by key, sorted; [#ITEMS] for the items of a list, [#ANY_KEY] for any other key
record KeyNode(ValueType type, SequencedMap<String, KeyNode> children) {

  static final String ITEMS = "[]";
  static final String ANY_KEY = "*";

  /// Shared, because most nodes have nothing below them.
  private static final SequencedMap<String, KeyNode> LEAF =
      Collections.unmodifiableSequencedMap(new LinkedHashMap<>());

  /// The table of these lines: a key, its type where it has one, one space deeper than its parent.
  static KeyNode parse(List<String> lines) {
    return new KeyNode(ValueType.CLOSED, children(lines.listIterator(), 0));
  }

  /// The nodes of the next lines, as far as they are so deep.
  private static SequencedMap<String, KeyNode> children(ListIterator<String> lines, int depth) {
    if (!reaches(lines, depth)) {
      return LEAF;
    }
    var children = new LinkedHashMap<String, KeyNode>();
    while (reaches(lines, depth)) {
      String line = lines.next();
      int space = line.indexOf(' ', depth);
      String key = line.substring(depth, space < 0 ? line.length() : space);
      var type = ValueType.of(space < 0 ? "" : line.substring(space + 1));
      children.put(key, new KeyNode(type, children(lines, depth + 1)));
    }
    return children;
  }

  private static boolean reaches(ListIterator<String> lines, int depth) {
    if (!lines.hasNext()) {
      return false;
    }
    String line = lines.next();
    lines.previous();
    int indent = 0;
    while (line.charAt(indent) == ' ') {
      indent++;
    }
    return indent >= depth;
  }

  /// What is known of the value under a key.
  Optional<KeyNode> child(String key) {
    return Optional.ofNullable(children.get(key))
        .or(() -> Optional.ofNullable(children.get(ANY_KEY)));
  }

  /// What is known of a list's items.
  Optional<KeyNode> items() {
    return Optional.ofNullable(children.get(ITEMS));
  }

  /// True where a key that is not listed is a mistake.
  boolean refusesOthers() {
    return type == ValueType.CLOSED && !children.isEmpty();
  }
}
