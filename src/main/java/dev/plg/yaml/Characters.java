package dev.plg.yaml;

import dev.plg.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What one pass over a text's characters tells before it is parsed.
///
/// @param faults characters that YAML forbids
/// @param isNoText whether there are so many of them that reading on would lead nowhere
/// @param lookalikes whether any character looks like YAML punctuation and is not
record Characters(List<Finding> faults, boolean isNoText, boolean lookalikes) {

  private static final char UNKNOWN = '\uFFFD';

  /// With this many of them it is no text.
  private static final int MOST_FAULTS = 20;

  static Characters of(SourceText source) {
    String text = source.text();
    var faults = new ArrayList<Finding>();
    boolean lookalikes = false;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (isAscii(c)) {
        continue;
      }
      if (Character.isHighSurrogate(c) && Character.isSurrogatePair(c, next(text, at))) {
        at++;
      } else if (!isAllowed(c) && faults.size() < MOST_FAULTS) {
        faults.add(fault(source, at));
      } else {
        lookalikes |= Lookalike.meant(c) != 0;
      }
    }
    boolean isNoText = faults.size() == MOST_FAULTS;
    return new Characters(
        isNoText ? List.of(noText(faults.getFirst())) : faults, isNoText, lookalikes);
  }

  /// The text with U+FFFD for each character that YAML forbids, so that the rest can be read.
  SourceText readable(SourceText source) {
    var text = new StringBuilder(source.text());
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (Character.isHighSurrogate(c) && Character.isSurrogatePair(c, next(source.text(), at))) {
        at++;
      } else if (!isAscii(c) && !isAllowed(c)) {
        text.setCharAt(at, UNKNOWN);
      }
    }
    return source.with(text.toString());
  }

  private static Finding noText(Finding first) {
    return Finding.error(
        first.rule(),
        first.place(),
        first.message() + ", and many more follow",
        "this is not text, or not in UTF-8",
        "name a file that holds YAML or JSON");
  }

  private static char next(String text, int at) {
    return at + 1 < text.length() ? text.charAt(at + 1) : ' ';
  }

  private static boolean isAscii(char c) {
    return (c >= ' ' && c < 0x7F) || c == '\n';
  }

  /// YAML 1.2.2, production 1 (`c-printable`), less the surrogates, which represent no character.
  private static boolean isAllowed(char c) {
    return c == '\t'
        || c == '\r'
        || c == 0x85
        || (c >= 0xA0 && c < 0xD800)
        || (c >= 0xE000 && c < 0xFFFE);
  }

  private static Finding fault(SourceText source, int at) {
    int line = source.lineOf(at);
    return Finding.error(
        "yaml/encoding",
        source.placeInLine(line, at - source.start(line)),
        String.format(
            Locale.ROOT, "character U+%04X is not allowed in YAML", (int) source.text().charAt(at)),
        "no YAML parser accepts a control character as it is",
        "remove it, or write it as an escape in double quotes");
  }
}
