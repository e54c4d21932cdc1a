package dev.plg.component;

import java.util.HexFormat;
import java.util.List;

/// The fingerprint of a configuration's text. It tells two configurations of one pod apart, and
/// need not resist attacks: FNV-1a with 64 bits, since to look up a digest provider takes longer
/// than to plan a component.
// http://www.isthe.com/chongo/tech/comp/fnv/
final class Hash {

  private static final long BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private Hash() {}

  /// Over the characters of all texts, in 16 hexadecimal digits.
  static String of(List<String> texts) {
    long hash = BASIS;
    for (String text : texts) {
      for (int i = 0; i < text.length(); i++) {
        hash = (hash ^ text.charAt(i)) * PRIME;
      }
      hash = (hash ^ '\0') * PRIME;
    }
    return HexFormat.of().toHexDigits(hash);
  }
}
