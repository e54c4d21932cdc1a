package dev.plg;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Applies a unified difference to the text that it was made of.
final class TextPatch {

  private static final Pattern HUNK =
      Pattern.compile("@@ -(?<line>\\d+)(,\\d+)? \\+\\d+(,\\d+)? @@");

  private TextPatch() {}

  /// The text that the patch makes.
  ///
  /// @param patch the lines from `---` on
  /// @param moved also where the lines that it changes have moved up or down
  /// @throws IllegalArgumentException where the patch does not apply, or changes nothing
  static String apply(List<String> patch, String before, boolean moved) {
    List<String> old = before.lines().toList();
    List<String> after = new ArrayList<>();
    int at = 0;
    for (List<String> hunk : hunks(patch)) {
      List<String> from = side(hunk, '-');
      int place = place(hunk, old, at, from, moved);
      after.addAll(old.subList(at, place));
      after.addAll(side(hunk, '+'));
      at = place + from.size();
    }
    after.addAll(old.subList(at, old.size()));
    if (after.equals(old)) {
      throw new IllegalArgumentException("the patch of " + patch.get(1) + " changes nothing");
    }
    return String.join("", after.stream().map(line -> line + "\n").toList());
  }

  private static List<List<String>> hunks(List<String> patch) {
    var hunks = new ArrayList<List<String>>();
    for (String line : patch.subList(2, patch.size())) {
      if (line.startsWith("@@ ")) {
        hunks.add(new ArrayList<>());
      }
      hunks.getLast().add(line);
    }
    return hunks;
  }

  /// The lines of a hunk before it is applied, or after it.
  private static List<String> side(List<String> hunk, char changed) {
    return hunk.stream()
        .skip(1)
        .filter(line -> line.charAt(0) == ' ' || line.charAt(0) == changed)
        .map(line -> line.substring(1))
        .toList();
  }

  /// The index of the line where the hunk begins.
  private static int place(
      List<String> hunk, List<String> lines, int first, List<String> wanted, boolean moved) {
    Matcher header = HUNK.matcher(hunk.getFirst());
    if (!header.matches()) {
      throw new IllegalArgumentException("`" + hunk.getFirst() + "` does not begin a hunk");
    }
    int place = Math.max(0, Integer.parseInt(header.group("line")) - 1); // 0 in an empty text
    return IntStream.rangeClosed(0, moved ? lines.size() : 0)
        .flatMap(distance -> IntStream.of(place - distance, place + distance))
        .filter(it -> it >= first && it + wanted.size() <= lines.size())
        .filter(it -> lines.subList(it, it + wanted.size()).equals(wanted))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException(hunk.getFirst() + " does not apply:\n" + wanted));
  }
}
