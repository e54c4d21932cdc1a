package dev.plg.profile;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.Stacks;
import dev.plg.app.generate.ResolvedStacks;
import dev.plg.component.all.Components;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.rule.registry.StackRules;
import dev.plg.template.Templates;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each key of the stack file that takes a number, with numbers that no 64 bits hold and numbers
/// that are not whole.
class NumericKeysTest {

  private static final List<String> NUMBERS =
      List.of(
          "1.5",
          "3.0",
          "1e3",
          "1e19",
          "-1e19",
          "1e308",
          "1e-308",
          "1e400",
          ".inf",
          "-.inf",
          ".nan",
          "9223372036854775808",
          "-9223372036854775809",
          "99999999999999999999999999",
          "0xFFFFFFFFFFFFFFFFFF");

  static Stream<StackPaths.Path> whole() {
    return StackPaths.all().stream().filter(it -> it.types().equals(List.of("integer")));
  }

  static Stream<StackPaths.Path> textOrNumber() {
    return StackPaths.all().stream()
        .filter(it -> it.types().size() > 1)
        .filter(it -> it.types().contains("integer") || it.types().contains("number"));
  }

  @ParameterizedTest
  @MethodSource("whole")
  void a_whole_number_that_is_none_or_too_large_is_refused_at_its_place(StackPaths.Path path) {
    for (String number : NUMBERS) {
      Location place = new Location("stack.yaml", 1, path.holding("@").indexOf('@') + 1);
      List<Finding> findings = Stacks.ofText("full", path.holding(number)).findings();
      assertTrue(
          findings.stream().anyMatch(it -> it.isError() && it.place().equals(place)),
          () -> path.holding(number) + " gives " + findings);
    }
  }

  /// What is not refused is planned and asked about.
  @ParameterizedTest
  @MethodSource("textOrNumber")
  void no_number_in_the_place_of_a_text_is_a_bug_in_plg(StackPaths.Path path) {
    for (String number : NUMBERS) {
      Resolved resolved = Stacks.ofText("full", path.holding(number));
      if (resolved.findings().stream().noneMatch(Finding::isError)) {
        var asked = ResolvedStacks.of(resolved.stack().orElseThrow(), resolved.source());
        StackRules.check(asked);
        assertFalse(Components.plan(asked.stack(), Templates.shipped()).resources().isEmpty());
      }
    }
  }
}
