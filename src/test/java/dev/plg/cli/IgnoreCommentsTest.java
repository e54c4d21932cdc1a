package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plg.UnpackedGolden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What a comment `plg.dev/ignore` is about, by a manifest with one fault in line 16:
/// `schema/tsdb-period`.
class IgnoreCommentsTest {

  private static final Path CASE =
      UnpackedGolden.path("rules", "schema", "tsdb-period", "bad.yaml");
  private static final Pattern RULE = Pattern.compile("^-:([0-9]+):.*\\[(.*)]$", Pattern.MULTILINE);
  private static final String SAID = "plg.dev/ignore: schema/tsdb-period: an old index";

  @Test
  void behind_a_value_it_is_about_its_line() throws IOException {
    assertEquals(List.of(), said(16, it -> it + "   # " + SAID));
    assertEquals(
        List.of("15 lint/ignore-unused", "16 schema/tsdb-period"),
        said(15, it -> it + " # " + SAID));
  }

  @Test
  void on_a_line_of_its_own_it_is_about_what_is_below() throws IOException {
    for (int line : List.of(4, 5, 8, 9, 10, 14, 16)) {
      assertEquals(List.of(), said(line, it -> above(it, SAID)), "above line " + line);
    }
    // `prefix` and the next section do not hold it.
    assertEquals(
        List.of("15 lint/ignore-unused", "17 schema/tsdb-period"), said(15, it -> above(it, SAID)));
    assertEquals(
        List.of("16 schema/tsdb-period", "17 lint/ignore-unused"), said(17, it -> above(it, SAID)));
  }

  @Test
  void blank_lines_and_comments_stand_between() throws IOException {
    assertEquals(List.of(), said(14, it -> above(it, SAID + "\n\n    # since 2024\n")));
  }

  @Test
  void each_of_several_is_taken() throws IOException {
    String two =
        "plg.dev/ignore: schema/shipper-period: not here; schema/tsdb-period: an old index";
    assertEquals(List.of("16 lint/ignore-unused"), said(16, it -> it + " # " + two));
    assertEquals(
        List.of("15 lint/ignore-unused"),
        said(15, it -> it + " # plg.dev/ignore: schema/shipper-period: not here").stream()
            .filter(it -> !it.equals("16 schema/tsdb-period"))
            .toList());
  }

  @Test
  void in_the_last_line_it_is_about_nothing() throws IOException {
    String text = Files.readString(CASE);
    int end = (int) text.lines().count() + 1;
    for (String last : List.of("# " + SAID, "# " + SAID + "\n", "# " + SAID + "\r\n\r\n")) {
      assertEquals(
          List.of("16 schema/tsdb-period", end + " lint/ignore-unused"), lint(text + last));
    }
  }

  @Test
  void as_a_text_it_is_none() throws IOException {
    assertEquals(
        List.of("6 text/wrong-type", "16 schema/tsdb-period"),
        said(6, it -> it + "  " + SAID.replace(':', ';')));
    assertEquals(
        List.of("16 schema/tsdb-period"), said(15, it -> it.replace("index_", "'" + SAID + "'")));
  }

  private interface Change {
    String of(String line);
  }

  private static String above(String line, String comment) {
    return " ".repeat(line.length() - line.stripLeading().length()) + "# " + comment + "\n" + line;
  }

  /// What is said where one line (from 1) is another, whatever the line ends.
  private static List<String> said(int line, Change change) throws IOException {
    List<String> lines = Files.readAllLines(CASE);
    lines.set(line - 1, change.of(lines.get(line - 1)));
    String text = String.join("\n", lines) + "\n";
    List<String> said = lint(text);
    assertEquals(said, lint(text.replace("\n", "\r\n")));
    return said;
  }

  private static List<String> lint(String text) {
    return RULE.matcher(Cli.runWith(text, "lint", "-").out())
        .results()
        .map(it -> it.group(1) + " " + it.group(2))
        .toList();
  }
}
