package dev.plg.catalog;

import java.util.Optional;

/// What a table says of a key: `int=1`, `!string="a"`, `map`.
///
/// @param isRead false of a value of a chart that no template reads
/// @param standard the default as JSON; empty where there is none, or it is too long for the table
record KeyFact(ValueType type, boolean isRead, Optional<String> standard) {

  /// Of a map that takes no other keys than those below it.
  static final KeyFact CLOSED = new KeyFact(ValueType.CLOSED, true, Optional.empty());

  private static final char UNREAD = '!';

  /// The fact that holds for a version; empty where none does.
  ///
  /// @param start where in the text the facts begin, each behind a tab but the first
  /// @param end where they end
  static Optional<KeyFact> at(Version version, String text, int start, int end) {
    Optional<KeyFact> known = Optional.empty();
    for (int from = start; from < end; ) {
      int tab = text.indexOf('\t', from);
      int to = tab < 0 || tab > end ? end : tab;
      char first = text.charAt(from);
      if (first != '>' && first != '<') {
        known = Optional.of(of(text.substring(from, to)));
      } else {
        int space = text.indexOf(' ', from);
        String range = text.substring(from, space);
        int comma = range.indexOf(',');
        String since = first == '>' ? range.substring(2, comma < 0 ? range.length() : comma) : "";
        String until = first == '<' ? range.substring(1) : range.substring(comma + 2);
        if (!since.isEmpty() && version.compareTo(Version.of(since)) < 0) {
          return known;
        }
        boolean ended = (first == '<' || comma >= 0) && version.compareTo(Version.of(until)) >= 0;
        known = ended ? Optional.empty() : Optional.of(of(text.substring(space + 1, to)));
      }
      from = to + 1;
    }
    return known;
  }

  private static KeyFact of(String text) {
    boolean isRead = text.isEmpty() || text.charAt(0) != UNREAD;
    int equals = text.indexOf('=');
    String type = text.substring(isRead ? 0 : 1, equals < 0 ? text.length() : equals);
    Optional<String> standard =
        Optional.of(text.substring(equals + 1)).filter(json -> equals >= 0 && !json.isEmpty());
    return new KeyFact(ValueType.of(type), isRead, standard);
  }
}
