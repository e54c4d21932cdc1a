package dev.plg.app.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextReportTest {

  @Test
  void shows_place_snippet_reason_and_repair() {
    assertEquals(
        """
        stack.yaml:14:13: error: 3 replicas [loki/replicas]
           |
        14 |   replicas: 3
           |             ^
           = why: each would see its own chunks
           = fix: set `storage.s3`
        """,
        print("\n".repeat(13) + "  replicas: 3\n", 14, 13));
  }

  @Test
  void makes_room_for_long_line_numbers() {
    assertTrue(print("\n".repeat(1233) + "x", 1234, 1).contains("\n     |\n1234 | x\n     | ^\n"));
  }

  @Test
  void puts_the_caret_under_the_column_behind_tabs_and_wide_characters() {
    assertTrue(print("\ta", 1, 2).contains("\n 1 | \ta\n   | \t^\n"));
    assertTrue(print("名前：x", 1, 4).contains("\n 1 | 名前：x\n   |       ^\n"));
    assertTrue(print("e\u0301=1", 1, 3).contains("\n   |  ^\n"));
    assertTrue(print("😀=1", 1, 2).contains("\n   |   ^\n"));
  }

  @Test
  void points_behind_the_end_of_a_line() {
    assertTrue(print("key:", 1, 9).contains("\n 1 | key:\n   |     ^\n"));
  }

  @Test
  void cuts_a_long_line_around_the_column() {
    String line = "a".repeat(500) + "X" + "b".repeat(500);
    String shown = print(line, 1, 501).lines().toList().get(2);
    assertEquals(" 1 | …" + "a".repeat(60) + "X" + "b".repeat(39) + "…", shown);
    assertTrue(print(line, 1, 1).contains(" 1 | " + "a".repeat(100) + "…\n   | ^\n"));
    assertTrue(print(line, 1, 1001).contains(" 1 | …" + "b".repeat(100) + "\n"));
  }

  @Test
  void shows_the_line_alone_where_no_column_is_known() {
    assertTrue(print("key: 1", 1, 0).contains("\n 1 | key: 1\n   = why: each"));
  }

  @Test
  void shows_no_snippet_of_a_line_that_is_not_there() {
    assertTrue(
        print("one", 2, 1).startsWith("stack.yaml:2:1: error: 3 replicas [loki/replicas]\n   ="));
  }

  @Test
  void lets_no_control_character_reach_the_terminal() {
    String rest = "x".repeat(60);
    String shown = print("a: \u001b[31m\u0007\u202e\u0000x\u007f" + rest, 1, 4);
    assertTrue(shown.contains(" 1 | a: ␛[31m␇\uFFFD␀x␡" + rest + "\n"), shown);
    assertEquals("a␊b\tc\uFFFD", Printable.of("a\nb\tc\u2028"));
  }

  @Test
  void names_plg_where_there_is_no_place_and_only_the_argument_where_there_is_one() {
    var nowhere = new Finding("a/b", Severity.WARNING, Location.NONE, "mind", "", "");
    var argument = Finding.error("c/d", new Location("--set x=1", 1, 3), "wrong", "", "");
    assertEquals("plg: warning: mind [a/b]\n", print(Map.of(), nowhere));
    assertEquals(
        "--set x=1: error: wrong [c/d]\n   |\n 1 | x=1\n   |   ^\n",
        print(Map.of("--set x=1", "x=1"), argument));
  }

  @Test
  void sorts_and_counts_and_says_each_finding_once() {
    var second = Finding.error("a/b", new Location("b", 1, 1), "two", "", "");
    var first = Finding.error("a/b", new Location("a", 9, 1), "one", "", "");
    var note = new Finding("a/b", Severity.NOTE, Location.NONE, "mind", "", "");
    assertEquals(
        """
        plg: note: mind [a/b]
        a:9:1: error: one [a/b]
        b:1:1: error: two [a/b]
        plg: 2 errors, 1 note
        """,
        print(Map.of(), second, first, note, second));
  }

  @Test
  void colours_the_severity_and_the_caret() {
    Report report = report("x", 1, 1);
    String shown = TextReport.of(report, true);
    assertTrue(shown.contains(": \u001b[1;31merror\u001b[0m: 3"), shown);
    assertTrue(shown.contains(" | \u001b[1;31m^\u001b[0m\n"), shown);
  }

  private static String print(String text, int line, int column) {
    return TextReport.of(report(text, line, column), false);
  }

  private static Report report(String text, int line, int column) {
    var finding =
        Finding.error(
            "loki/replicas",
            new Location("stack.yaml", line, column),
            "3 replicas",
            "each would see its own chunks",
            "set `storage.s3`");
    return Report.of(List.of(finding), Map.of("stack.yaml", text));
  }

  private static String print(Map<String, String> texts, Finding... findings) {
    return TextReport.of(Report.of(List.of(findings), texts), false);
  }
}
