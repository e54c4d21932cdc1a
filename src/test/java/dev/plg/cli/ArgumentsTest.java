package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=b c",
        "a=\"1\"",
        "a='1'",
        "a=[x, y]",
        "a=${sys:user.home}",
        "a=b=c",
        "a=C:\\x",
        "@a",
        "-"
      })
  void passes_values_on_as_they_are(String value) {
    assertEquals(List.of(value), read("--set", value).values("--set"));
    assertEquals(List.of(value), read("--set=" + value).values("--set"));
  }

  @Test
  void keeps_the_order_of_repeated_options() {
    var arguments = read("-f", "b", "--set", "x=1", "--file", "a", "-f", "-");
    assertEquals(List.of("b", "a", "-"), arguments.values("-f"));
  }

  @Test
  void knows_what_was_left_out() {
    var arguments = read("--force");
    assertTrue(arguments.has("--force"));
    assertFalse(arguments.has("--set"));
    assertEquals(Optional.empty(), arguments.value("-n"));
    assertEquals(List.of(), arguments.words());
  }

  @Test
  void takes_a_file_named_like_an_argument_file_for_a_file() {
    assertEquals(List.of("@stack.yaml"), read("-f", "@stack.yaml").values("-f"));
    assertEquals(List.of("@stack.yaml"), read("@stack.yaml").words());
  }

  @Test
  void takes_everything_behind_two_dashes_for_words() {
    assertEquals(List.of("--profile", "x"), read("--", "--profile", "x").words());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-n", "--set", "-f", "-o"})
  void refuses_an_empty_value(String option) {
    var arguments = read(option, "");
    var error = assertThrows(UsageError.class, () -> arguments.value(option));
    assertEquals("option '" + option + "' needs a value", error.getMessage());
  }

  @Test
  void suggests_no_other_letter_for_a_letter() {
    var error = assertThrows(UsageError.class, () -> read("-p", "dev"));
    assertEquals("unknown option '-p'", error.getMessage());
  }

  private static Arguments read(String... arguments) {
    return Arguments.read("generate", new GenerateCommand().manual(), List.of(arguments));
  }
}
