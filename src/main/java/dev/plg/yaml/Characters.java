package dev.plg.yaml;

import dev.plg.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What one pass over a text's characters tells before it is parsed.
///
/// @param faults characters that YAML forbids
/// @param lookalikes whether any character looks like YAML punctuation and is not
record Characters(List<Finding> faults, boolean lookalikes) {

  /// More of them would only repeat themselves: the file is no text.
  private static final int MOST_FAULTS = 20;

  static Characters of(SourceText source) {
    String text = source.text();
    var faults = new ArrayList<Finding>();
    boolean lookalikes = false;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if ((c >= ' ' && c < 0x7F) || c == '\n') {
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
    return new Characters(faults, lookalikes);
  }

  private static char next(String text, int at) {
    return at + 1 < text.length() ? text.charAt(at + 1) : ' ';
  }

  /// YAML 1.2.2, production 1 (`c-printable`), less the surrogates, which stand for no character.
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
