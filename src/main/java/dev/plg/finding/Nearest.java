package dev.plg.finding;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// The known word that a misspelt one most likely meant.
public final class Nearest {

  private Nearest() {}

  /// The closest of `known` to `word`, by Damerau-Levenshtein distance over lower-case letters, if
  /// it is close enough to be a slip: at most a third of the word's length, and never more than 4.
  public static Optional<String> to(String word, Collection<String> known) {
    return within(Math.clamp(plain(word).length() / 3, 1, 4), word, known);
  }

  /// The closest of `known` that is a single slip away from `word`: a letter more, fewer, other or
  /// swapped. For where a word that is not known may well be right.
  public static Optional<String> slip(String word, Collection<String> known) {
    return within(1, word, known);
  }

  /// The one of `known` that begins most as `word` does, as `retentionPeriod` does for `retention`:
  /// at least five letters, and two thirds of the shorter word. A secret, as `password`, never
  /// means the name that it has somewhere, as `passwordKey`: there it would be read as a name.
  public static Optional<String> beginning(String word, Collection<String> known) {
    String wanted = plain(word);
    return known.stream()
        .filter(candidate -> beginsAlike(wanted, plain(candidate)))
        .filter(candidate -> wanted.endsWith("key") || !plain(candidate).equals(wanted + "key"))
        .max(
            Comparator.comparingInt((String candidate) -> shared(wanted, plain(candidate)))
                .thenComparing(Comparator.reverseOrder()));
  }

  private static boolean beginsAlike(String a, String b) {
    int shared = shared(a, b);
    return shared >= 5 && 3 * shared >= 2 * Math.min(a.length(), b.length());
  }

  /// How many letters both begin with.
  private static int shared(String a, String b) {
    int length = 0;
    while (length < Math.min(a.length(), b.length()) && a.charAt(length) == b.charAt(length)) {
      length++;
    }
    return length;
  }

  private static Optional<String> within(int limit, String word, Collection<String> known) {
    String wanted = plain(word);
    return known.stream()
        .filter(candidate -> distance(wanted, plain(candidate)) <= limit)
        .min(
            Comparator.comparingInt((String candidate) -> distance(wanted, plain(candidate)))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
  }

  private static int distance(String a, String b) {
    var table = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        table[i][j] = i == 0 || j == 0 ? i + j : cheapest(table, a, b, i, j);
      }
    }
    return table[a.length()][b.length()];
  }

  private static int cheapest(int[][] table, String a, String b, int i, int j) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best =
        Math.min(table[i - 1][j - 1] + change, Math.min(table[i - 1][j], table[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, table[i - 2][j - 2] + 1) : best;
  }
}
