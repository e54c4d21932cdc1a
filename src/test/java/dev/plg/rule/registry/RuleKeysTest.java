package dev.plg.rule.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.catalog.ConfigKeys;
import dev.plg.catalog.KnownProgram;
import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Pointer;
import dev.plg.rule.About;
import dev.plg.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The versions that a rule applies to, against the keys that the atlas has at each of them.
class RuleKeysTest {

  private static final Pattern KEY = Pattern.compile("`([a-z_]+(?:\\.[a-z_0-9]+)*)`");

  /// What a rule is about, and what it tells to write, exists at a version that it applies to.
  @Test
  void each_key_that_a_rule_names_exists_in_its_range() {
    var wrong = new ArrayList<String>();
    int checked = 0;
    for (Rule rule : Rules.ALL) {
      for (Versions range : rule.about().ranges()) {
        for (Program program : programs(range)) {
          for (String key : keys(rule.about(), program)) {
            checked++;
            if (!exists(program, range, key)) {
              wrong.add("%s: %s has no `%s`".formatted(rule.about().id(), range, key));
            }
          }
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(checked > 20, "only " + checked);
  }

  @Test
  void a_key_that_a_range_does_not_have_is_found() {
    assertTrue(
        exists(Program.LOKI, Versions.from("Loki", "2.3"), "limits_config.retention_period"));
    assertTrue(
        !exists(Program.LOKI, Versions.before("Loki", "2.3"), "limits_config.retention_period"));
    assertTrue(!exists(Program.LOKI, Versions.from("Loki", "3.0"), "querier.query_timeout"));
  }

  private static List<Program> programs(Versions range) {
    return Stream.of(Program.LOKI, Program.PROMTAIL, Program.TEMPO)
        .filter(program -> program.title().equals(range.program()))
        .toList();
  }

  /// The dotted paths in the texts of a rule that some version of the program has.
  private static List<String> keys(About about, Program program) {
    ConfigKeys any = ConfigKeys.ofAny(program).orElseThrow();
    return KEY.matcher(about.what() + " " + about.fix())
        .results()
        .map(it -> it.group(1))
        .filter(key -> key.contains("."))
        .filter(key -> any.type(pointer(key)).isPresent())
        .distinct()
        .toList();
  }

  private static boolean exists(Program program, Versions range, String key) {
    return KnownProgram.of(program).stream()
        .map(KnownProgram::version)
        .filter(version -> range.include(Optional.of(version)))
        .anyMatch(
            version ->
                ConfigKeys.of(program, version).orElseThrow().type(pointer(key)).isPresent());
  }

  private static Pointer pointer(String key) {
    return Pointer.of(key.split("\\.", -1));
  }
}
