package dev.plg.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a table says of a key: `int=1`, `!string="a"`, `map`, `goduration -server.timeout="30s"`,
/// `string(debug|info) -log.level="info"`, `blocks experimental`, `list required`.
///
/// @param isRead false of a value of a chart that no template reads
/// @param words the only texts that it may be; empty for any
/// @param notes what else is said: [#REQUIRED], and the stability of a component that is not
///   generally available
/// @param flag the command line flag that sets the same; empty where there is none
/// @param standard the default as JSON; empty where there is none, or it is too long for the table
record KeyFact(
    ValueType type,
    boolean isRead,
    List<String> words,
    List<String> notes,
    String flag,
    Optional<String> standard) {

  /// Of an argument or a block that must be there.
  static final String REQUIRED = "required";

  /// Of a map that takes no other keys than those below it.
  static final KeyFact CLOSED =
      new KeyFact(ValueType.CLOSED, true, List.of(), List.of(), "", Optional.empty());

  private static final char UNREAD = '!';

  /// The fact that holds for a version; empty where none does.
  ///
  /// @param version empty for the last fact that any version has
  /// @param start where in the text the facts begin, each behind a tab but the first
  /// @param end where they end
  static Optional<KeyFact> at(Optional<Version> version, String text, int start, int end) {
    Optional<KeyFact> known = Optional.empty();
    for (int from = start; from < end; ) {
      int tab = text.indexOf('\t', from);
      int to = tab < 0 || tab > end ? end : tab;
      Ranged fact = Ranged.of(text.substring(from, to));
      if (version.isPresent() && fact.isAfter(version.get())) {
        return known;
      }
      boolean isOver = version.isPresent() && fact.isOver(version.get());
      known = isOver ? Optional.empty() : Optional.of(of(fact.text()));
      from = to + 1;
    }
    return known;
  }

  /// The facts of all versions, the oldest first.
  static List<KeySpan> spans(String text, int start, int end) {
    List<Ranged> facts =
        Stream.of(text.substring(start, end).split("\t", -1)).map(Ranged::of).toList();
    var spans = new ArrayList<KeySpan>();
    for (int i = 0; i < facts.size(); i++) {
      Ranged fact = facts.get(i);
      String next = i + 1 < facts.size() ? facts.get(i + 1).since : "";
      String until = fact.until.isEmpty() ? next : fact.until;
      spans.add(of(fact.text).span(version(fact.since), version(until)));
    }
    return List.copyOf(spans);
  }

  private KeySpan span(Optional<Version> since, Optional<Version> until) {
    return new KeySpan(since, until, type, isRead, words, notes, flag, standard);
  }

  private static Optional<Version> version(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(Version.of(text));
  }

  /// A fact with the versions that it holds for: `>=5.9.0,<6.0.0 int=1`.
  private record Ranged(String since, String until, String text) {

    static Ranged of(String text) {
      char first = text.isEmpty() ? ' ' : text.charAt(0);
      if (first != '>' && first != '<') {
        return new Ranged("", "", text);
      }
      int space = text.indexOf(' ');
      String range = text.substring(0, space);
      int comma = range.indexOf(',');
      String since = first == '>' ? range.substring(2, comma < 0 ? range.length() : comma) : "";
      String until =
          first == '<' ? range.substring(1) : comma < 0 ? "" : range.substring(comma + 2);
      return new Ranged(since, until, text.substring(space + 1));
    }

    boolean isAfter(Version version) {
      return !since.isEmpty() && version.compareTo(Version.of(since)) < 0;
    }

    boolean isOver(Version version) {
      return !until.isEmpty() && version.compareTo(Version.of(until)) >= 0;
    }
  }

  private static KeyFact of(String text) {
    int equals = text.indexOf('=');
    String head = equals < 0 ? text : text.substring(0, equals);
    boolean isRead = head.isEmpty() || head.charAt(0) != UNREAD;
    int space = head.indexOf(' ');
    String kind = head.substring(isRead ? 0 : 1, space < 0 ? head.length() : space);
    int bracket = kind.indexOf('(');
    List<String> words =
        bracket < 0
            ? List.of()
            : List.of(kind.substring(bracket + 1, kind.length() - 1).split("\\|", -1));
    Optional<String> standard =
        Optional.of(text.substring(equals + 1)).filter(json -> equals >= 0 && !json.isEmpty());
    String more = space < 0 ? "" : head.substring(space + 1);
    boolean isFlag = more.startsWith("-");
    return new KeyFact(
        ValueType.of(bracket < 0 ? kind : kind.substring(0, bracket)),
        isRead,
        words,
        more.isEmpty() || isFlag ? List.of() : List.of(more.split(" ", -1)),
        isFlag ? more.substring(1) : "",
        standard);
  }
}
