package dev.plg.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A version as image tags and charts write it: `2.9.6`, `v3.7`, `3.7.6-amd64`. Only the numbers
/// are compared; one that is missing counts as 0.
public final class Version implements Comparable<Version> {

  private static final int MOST_NUMBERS = 4;
  private static final int MOST_DIGITS = 9;

  private final String text;
  private final List<Integer> numbers;

  private Version(String text, List<Integer> numbers) {
    this.text = text;
    this.numbers = numbers;
  }

  /// The version that `text` writes; empty where it writes none, as `latest` does.
  public static Optional<Version> parse(String text) {
    String dotted = text.substring(text.startsWith("v") ? 1 : 0, endOfNumbers(text));
    var numbers = new ArrayList<Integer>();
    for (String number : dotted.split("\\.", -1)) {
      if (!isNumber(number) || numbers.size() == MOST_NUMBERS) {
        return Optional.empty();
      }
      numbers.add(Integer.valueOf(number));
    }
    return Optional.of(new Version(text, List.copyOf(numbers)));
  }

  /// The place of the first `-` or `+`, behind which everything is a remark.
  private static int endOfNumbers(String text) {
    int end = text.startsWith("v") ? 1 : 0;
    while (end < text.length() && text.charAt(end) != '-' && text.charAt(end) != '+') {
      end++;
    }
    return end;
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() <= MOST_DIGITS
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /// The version that a text known to be one writes.
  ///
  /// @throws IllegalArgumentException where it writes none
  public static Version of(String text) {
    return parse(text)
        .orElseThrow(() -> new IllegalArgumentException("not a version: \"" + text + "\""));
  }

  /// `3.7` of `v3.7.6`.
  public String minor() {
    return number(0) + "." + number(1);
  }

  /// `3` of `v3.7.6`.
  public int major() {
    return number(0);
  }

  /// As in a sentence: `3.7.6` for `v3.7.6`.
  public String plain() {
    return text.startsWith("v") ? text.substring(1) : text;
  }

  public boolean isAtLeast(String other) {
    return compareTo(of(other)) >= 0;
  }

  private int number(int position) {
    return position < numbers.size() ? numbers.get(position) : 0;
  }

  @Override
  public int compareTo(Version other) {
    for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
      if (number(i) != other.number(i)) {
        return Integer.compare(number(i), other.number(i));
      }
    }
    return 0;
  }

  /// Equal versions compare as 0: `v3.7` equals `3.7.0-amd64`.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Version that && compareTo(that) == 0;
  }

  @Override
  public int hashCode() {
    int hash = 0;
    for (int i = 0; i < MOST_NUMBERS; i++) {
      hash = 31 * hash + number(i);
    }
    return hash;
  }

  /// As it was written.
  @Override
  public String toString() {
    return text;
  }
}
