package dev.plg.yaml;

import dev.plg.finding.Edit;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/// Finds characters in the place of YAML's punctuation: `webhook： x` is plain text to every parser.
/// Looks only at unquoted text, and there only where text would make no sense: Chinese prose is
/// full of such characters, and right to be.
final class FullWidth {

  static final String RULE = "yaml/full-width";

  private final SourceText source;
  private final List<Finding> findings;
  private final Set<Location> known = new HashSet<>();

  FullWidth(SourceText source, List<Finding> findings) {
    this.source = source;
    this.findings = findings;
  }

  /// Checks a plain scalar between two places, which count from 0 in code points.
  void check(int line, int column, int endLine, int endColumn, boolean isFlow) {
    for (int here = line; here <= endLine; here++) {
      String text = source.line(here);
      int from = here == line ? offset(text, column) : blanks(text, 0);
      int to = here == endLine ? offset(text, endColumn) : trimmedEnd(text);
      if (from < to) {
        boolean owns = here > line || canHoldKey(text, from, isFlow);
        int behind = blanks(text, to);
        boolean isKey = here == endLine && behind < text.length() && text.charAt(behind) == ':';
        check(new ScalarPiece(here, text, from, to, owns, isKey, isFlow));
      }
    }
  }

  void check(ScalarPiece piece) {
    checkEnds(piece);
    checkQuotes(piece);
    if (piece.ownsLine()) {
      checkIndicator(piece);
      if (!piece.isKey()) {
        checkColon(piece);
      }
    }
    if (piece.isFlow()) {
      checkCommas(piece);
      checkInnerColons(piece);
    }
  }

  /// Whether a finding is about one of these lines (from 0).
  boolean hasFindingBetween(int first, int last) {
    return known.stream().mapToInt(source::lineOf).anyMatch(line -> line >= first && line <= last);
  }

  /// The blanks at either end, each run of them as one.
  private void checkEnds(ScalarPiece piece) {
    int begin = piece.from();
    while (begin < piece.to() && isBlank(piece.at(begin))) {
      begin++;
    }
    int end = piece.to();
    while (end > begin && isBlank(piece.at(end - 1))) {
      end--;
    }
    if (begin > piece.from()) {
      report(piece, piece.from(), begin);
    }
    if (end < piece.to()) {
      report(piece, end, piece.to());
    }
  }

  /// The blanks at the end behind a quote, where no plain text can hold them.
  void checkBehindQuote(ScalarPiece piece) {
    int end = piece.to();
    while (end > piece.from() && isBlank(piece.at(end - 1))) {
      end--;
    }
    boolean isQuoted = end > piece.from() && "\"'".indexOf(piece.at(end - 1)) >= 0;
    if (isQuoted && end < piece.to()) {
      report(piece, end, piece.to());
    }
  }

  private void checkQuotes(ScalarPiece piece) {
    char meant = Lookalike.meant(piece.first());
    boolean isQuote = meant == '"' || meant == '\'';
    boolean closes = piece.to() - piece.from() > 2 && Lookalike.meant(piece.last()) == meant;
    if (isQuote && closes && isAscii(piece, piece.from() + 1, piece.to() - 1)) {
      report(piece, piece.from(), List.of(edit(piece, piece.from()), edit(piece, piece.to() - 1)));
    }
  }

  private void checkIndicator(ScalarPiece piece) {
    char second = piece.at(piece.from() + 1);
    boolean spaced = second == ' ' || isBlank(second);
    char meant = Lookalike.meant(piece.first());
    if ((meant == '-' || meant == '#') && spaced) {
      report(piece, piece.from());
    } else if ((meant == '[' || meant == '{') && second < 128) {
      // Where it closes is not certain, so nothing is repaired.
      report(piece, piece.from(), List.of());
    } else if (piece.first() == '-' && isBlank(second)) {
      report(piece, piece.from() + 1);
    }
  }

  /// The first thing in the line that could have ended a key: `：` behind a word of ASCII and before
  /// a blank or ASCII, or a colon with a blank that is no space.
  private void checkColon(ScalarPiece piece) {
    int at = piece.from();
    while (at < piece.to() && isKeyCharacter(piece.at(at))) {
      at++;
    }
    if (at == piece.from() || at == piece.to()) {
      return;
    }
    char after = piece.at(at + 1);
    if (Lookalike.meant(piece.at(at)) == ':' && (after < 128 || isBlank(after))) {
      report(piece, at);
    } else if (piece.at(at) == ':' && isBlank(after)) {
      report(piece, at + 1);
    }
  }

  private void checkCommas(ScalarPiece piece) {
    for (int at = piece.from() + 1; at < piece.to(); at++) {
      if (Lookalike.meant(piece.at(at)) == ','
          && piece.at(at - 1) < 128
          && piece.at(at + 1) < 128) {
        report(piece, at);
      }
    }
  }

  /// A colon behind a key, with a blank that is no space; not in quotes.
  void checkInnerColons(ScalarPiece piece) {
    boolean quoted = false;
    for (int at = piece.from() + 1; at < piece.to(); at++) {
      quoted ^= piece.at(at) == '"' || piece.at(at) == '\'';
      if (!quoted
          && piece.at(at) == ':'
          && isKeyCharacter(piece.at(at - 1))
          && isBlank(piece.at(at + 1))) {
        report(piece, at + 1);
      }
    }
  }

  private void report(ScalarPiece piece, int at) {
    report(piece, at, at + 1);
  }

  /// One finding for the characters from one index to, without, another, all to be replaced.
  private void report(ScalarPiece piece, int from, int to) {
    report(piece, from, IntStream.range(from, to).mapToObj(at -> edit(piece, at)).toList());
  }

  private void report(ScalarPiece piece, int at, List<Edit> edits) {
    Location place = source.placeInLine(piece.line(), at);
    if (known.add(place)) {
      findings.add(finding(piece.at(at), place).repairedBy(edits));
    }
  }

  private Edit edit(ScalarPiece piece, int at) {
    char shown = piece.at(at);
    return new Edit(
        source.placeInLine(piece.line(), at),
        Character.toString(shown),
        Lookalike.hasWidth(shown) ? Character.toString(Lookalike.meant(shown)) : "");
  }

  private static Finding finding(char shown, Location place) {
    char meant = Lookalike.meant(shown);
    String code = String.format(Locale.ROOT, "U+%04X", (int) shown);
    return Finding.error(
        RULE,
        place,
        meant == ' '
            ? "character " + code + " is not a YAML space"
            : "'" + shown + "' (" + code + ") is not a YAML " + Lookalike.name(meant),
        "YAML gives a meaning only to ASCII punctuation: this is read as part of the text",
        meant == ' ' ? "write an ordinary space, or nothing" : "write " + quoted(meant));
  }

  private static String quoted(char meant) {
    return meant == '\'' ? "\"'\"" : "'" + meant + "'";
  }

  /// Whether only what may precede a key comes before a place.
  private static boolean canHoldKey(String text, int from, boolean isFlow) {
    int at = from - 1;
    while (at >= 0 && (text.charAt(at) == ' ' || (!isFlow && text.charAt(at) == '-'))) {
      at--;
    }
    return at < 0 || (isFlow && "{[,".indexOf(text.charAt(at)) >= 0);
  }

  private static boolean isAscii(ScalarPiece piece, int from, int to) {
    return piece.text().substring(from, to).chars().allMatch(c -> c < 128);
  }

  private static boolean isKeyCharacter(char c) {
    return (c < 128 && Character.isLetterOrDigit(c))
        || c == '_'
        || c == '-'
        || c == '.'
        || c == '/';
  }

  static boolean isBlank(char c) {
    return Lookalike.meant(c) == ' ';
  }

  private static int offset(String text, int column) {
    int points = text.codePointCount(0, text.length());
    return text.offsetByCodePoints(0, Math.min(column, points));
  }

  static int blanks(String text, int from) {
    int at = from;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }

  static int trimmedEnd(String text) {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t')) {
      end--;
    }
    return end;
  }
}
