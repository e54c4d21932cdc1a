package dev.plg.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A step of a key table, as it is at one version, with everything below it. What is below is read
/// when it is first asked for: a configuration names few of the thousands of keys that a program
/// has.
///
/// Two threads may read it at once, and come to the same.
final class KeyNode {

  static final String ITEMS = "[]";
  static final String ANY_KEY = "*";

  private final KeyFact fact;
  private final String table;
  private final Optional<Version> version;
  private final Line line;
  private final int start;
  private final int end;
  private final int depth;
  private volatile @Nullable SequencedMap<String, KeyNode> children;

  /// @param start where in the table the lines below begin
  /// @param end where they end
  /// @param depth how many spaces come before a child's key
  private KeyNode(
      KeyFact fact,
      String table,
      Optional<Version> version,
      Line line,
      int start,
      int end,
      int depth) {
    this.fact = fact;
    this.table = table;
    this.version = version;
    this.line = line;
    this.start = start;
    this.end = end;
    this.depth = depth;
  }

  /// The table of a text at a version, or with the keys of every version: a key a line, one space
  /// deeper than its parent, and behind it, after a tab each, its facts and the versions that they
  /// hold for.
  static KeyNode parse(String table, Optional<Version> version) {
    return new KeyNode(KeyFact.CLOSED, table, version, Line.NONE, 0, table.length(), 0);
  }

  /// Where in the table the facts of a key begin and end.
  private record Line(int start, int end) {
    static final Line NONE = new Line(0, 0);
  }

  /// Its facts of all versions, the oldest first; none of a key that only has keys below it.
  List<KeySpan> spans() {
    return line.start < line.end ? KeyFact.spans(table, line.start, line.end) : List.of();
  }

  ValueType type() {
    return fact.type();
  }

  /// False of a key that has a default, and that nothing reads.
  boolean isRead() {
    return fact.isRead();
  }

  /// The only texts that it may be; empty for any.
  List<String> words() {
    return fact.words();
  }

  /// What else is said of it, as `required`.
  List<String> notes() {
    return fact.notes();
  }

  /// The command line flag that sets the same; empty where there is none.
  String flag() {
    return fact.flag();
  }

  /// The default as JSON; empty where there is none, or it is too long for the table.
  Optional<String> standard() {
    return fact.standard();
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
      int tab = table.indexOf('\t', line);
      boolean hasFacts = tab >= 0 && tab < below;
      String key = table.substring(line + depth, hasFacts ? tab : below - 1);
      Optional<KeyFact> known =
          hasFacts ? KeyFact.at(version, table, tab + 1, below - 1) : Optional.empty();
      Line facts = hasFacts ? new Line(tab + 1, below - 1) : Line.NONE;
      var child =
          new KeyNode(
              known.orElse(KeyFact.CLOSED), table, version, facts, below, behind, depth + 1);
      if (known.isPresent() || (below < behind && child.hasChildren())) {
        read.put(key, child);
      }
      line = behind;
    }
    return read;
  }

  /// Where the line begins that follows the one at a place; each ends with a line feed.
  private int next(int line) {
    return table.indexOf('\n', line) + 1;
  }

  private boolean hasChildren() {
    return start < end && !children().isEmpty();
  }

  /// The keys below that are read, the place of a list's items and of any other key aside.
  Set<String> names() {
    var names = new LinkedHashSet<String>();
    children()
        .forEach(
            (name, child) -> {
              if (child.isRead() && !name.equals(ITEMS) && !name.equals(ANY_KEY)) {
                names.add(name);
              }
            });
    return names;
  }

  /// What is known of the value under a key.
  Optional<KeyNode> child(String key) {
    KeyNode own = children().get(key);
    return Optional.ofNullable(own == null ? children().get(ANY_KEY) : own);
  }

  /// What is known of the value under a key by all that read it.
  List<KeyNode> readers(String key) {
    return Stream.of(key, ANY_KEY)
        .map(children()::get)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /// What is known of a list's items.
  Optional<KeyNode> items() {
    return Optional.ofNullable(children().get(ITEMS));
  }

  /// True where a key that is not listed is a mistake.
  boolean refusesOthers() {
    return fact.type().isBlock() || (fact.type() == ValueType.CLOSED && hasChildren());
  }
}
