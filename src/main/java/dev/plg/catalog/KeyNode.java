package dev.plg.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// A step of a key table with everything below it.
///
/// @param children by key, sorted; [#ITEMS] for the items of a list, [#ANY_KEY] for any other key
record KeyNode(ValueType type, SequencedMap<String, KeyNode> children) {

  static final String ITEMS = "[]";
  static final String ANY_KEY = "*";

  /// The table of these lines: a key, its type where it has one, one space deeper than its parent.
  static KeyNode parse(List<String> lines) {
    var way = new ArrayList<KeyNode>();
    way.add(new KeyNode(ValueType.CLOSED, new LinkedHashMap<>()));
    for (String line : lines) {
      String row = line.stripLeading();
      int depth = line.length() - row.length();
      int space = row.indexOf(' ');
      String key = space < 0 ? row : row.substring(0, space);
      var node =
          new KeyNode(
              ValueType.of(space < 0 ? "" : row.substring(space + 1)), new LinkedHashMap<>());
      way.subList(depth + 1, way.size()).clear();
      way.getLast().children.put(key, node);
      way.add(node);
    }
    return way.getFirst();
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
