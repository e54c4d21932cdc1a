package dev.plg.yaml;

/// Short texts that come again and again, as keys, kinds and labels do: each is kept once, so that
/// the trees of a large input share them.
///
/// The table is one for all readers, of whatever thread: a text that another one displaces is only
/// kept twice.
final class Repeated {

  /// In characters: what is longer seldom comes twice.
  private static final int LONGEST = 64;

  private static final String[] KNOWN = new String[4096];

  private Repeated() {}

  /// The same text, as it was first seen if it is still known.
  static String once(String text) {
    if (text.length() > LONGEST) {
      return text;
    }
    int hash = text.hashCode();
    int at = (hash ^ (hash >>> 12)) & (KNOWN.length - 1);
    String known = KNOWN[at];
    if (text.equals(known)) {
      return known;
    }
    KNOWN[at] = text;
    return text;
  }
}
