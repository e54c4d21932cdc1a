package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.LintCase;
import dev.plg.RuleCases;
import dev.plg.rule.Rule;
import dev.plg.rule.registry.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// No two findings of one case tell the user to do what excludes each other.
class ContradictionsTest {

  private static final Pattern FINDING =
      Pattern.compile("(?m)^(?<file>[^: ]+):\\S* (?:error|warning|note): (?<message>.*) \\[\\S+]$");
  private static final Pattern FIX = Pattern.compile("(?m)^ += fix: (?<fix>.*)$");
  private static final Pattern SET =
      Pattern.compile("(?:set|and) `(?<path>[\\w.\\[\\]-]+): (?<value>[^`]+)`");
  private static final Pattern QUOTED = Pattern.compile("`(?<path>[\\w.\\[\\]-]+)`");
  private static final Pattern MOVED = Pattern.compile("write it as `(?<path>[\\w.]+)`");

  /// What the findings on one file tell to do.
  private record Advice(Map<String, Set<String>> set, Set<String> removed, Set<String> moved) {

    Advice() {
      this(new HashMap<>(), new HashSet<>(), new HashSet<>());
    }

    void add(String message, String fix) {
      Matcher values = SET.matcher(fix);
      // an alternative need not be taken
      while (!fix.contains(" or ") && values.find()) {
        set.computeIfAbsent(values.group("path"), _ -> new HashSet<>()).add(values.group("value"));
      }
      Matcher key = QUOTED.matcher(message);
      if (fix.startsWith("remove it") && key.find()) {
        removed.add(key.group("path"));
      }
      Matcher home = MOVED.matcher(fix);
      if (home.find()) {
        moved.add(home.group("path"));
      }
    }

    List<String> contradictions() {
      var found = new ArrayList<String>();
      set.forEach(
          (path, values) -> {
            if (values.size() > 1) {
              found.add("set " + path + " to " + values);
            }
            if (removed.contains(path) || moved.contains(path)) {
              found.add("set " + path + ", and remove or move what is it");
            }
          });
      return found;
    }
  }

  @Test
  void no_two_findings_of_a_case_contradict_each_other() throws IOException {
    var contradictions = new ArrayList<String>();
    int reports = 0;
    for (Rule rule : Rules.ALL) {
      String id = rule.about().id();
      if (Files.exists(Path.of("golden", "rules", id))) {
        for (RuleCases.Edit edit : RuleCases.of(id).edits()) {
          add(id + "/" + edit.name(), edit.report(), contradictions);
          reports++;
        }
      }
    }
    for (Path file : LintCase.all()) {
      add(file.toString(), LintCase.read(file).results().getOrDefault("out", ""), contradictions);
      reports++;
    }
    assertEquals(List.of(), contradictions);
    assertTrue(reports > 500, "only " + reports);
  }

  @Test
  void advice_that_excludes_other_advice_is_found() {
    var contradictions = new ArrayList<String>();
    String two =
        """
        a.yaml:3:1: error: `b.c` is not read [x/y]
           = fix: write it as `d.c`
        a.yaml:4:1: error: nothing is deleted [x/z]
           = fix: set `d.c: true`
        """;
    add("two", two, contradictions);
    assertEquals(List.of("two: set d.c, and remove or move what is it"), contradictions);
  }

  private static void add(String name, String report, List<String> contradictions) {
    Map<String, Advice> byFile = new HashMap<>();
    Matcher finding = FINDING.matcher(report);
    Matcher fix = FIX.matcher(report);
    while (finding.find()) {
      Matcher next = FINDING.matcher(report);
      int end = next.find(finding.end()) ? next.start() : report.length();
      fix.region(finding.end(), end);
      if (fix.find()) {
        byFile
            .computeIfAbsent(finding.group("file"), _ -> new Advice())
            .add(finding.group("message"), fix.group("fix"));
      }
    }
    byFile
        .values()
        .forEach(it -> it.contradictions().forEach(text -> contradictions.add(name + ": " + text)));
  }
}
