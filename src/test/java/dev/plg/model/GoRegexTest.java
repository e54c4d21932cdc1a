package dev.plg.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoRegexTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Normal",
        "^kube-.*$",
        "a|b",
        "(?i)warn",
        "(?P<x>a)b",
        "[^a-z*+]{2,3}?",
        "\\d+\\.\\d+",
        "\\bx\\b",
        "[[:alpha:]]+",
        "a{1000}",
        ".*?x",
        "\\*test\\*",
        "\\pL",
        "(?:a|b)+",
        "[+*]+"
      })
  void takes_what_go_takes(String text) {
    assertEquals(text, new GoRegex(text).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*test*", "(?=a)", "(?<!a)b", "(?>a)", "(a)\\1", "a++", "a**", "a{2}{3}", "a{1001}", "\\Z",
        "\\h", "(", "[a", "(?x)a b", "a)"
      })
  void refuses_what_go_refuses(String text) {
    assertThrows(InvalidValue.class, () -> new GoRegex(text));
  }

  @Test
  void says_the_same_without_a_dollar() {
    assertEquals("^a\\z|b\\z", new GoRegex("^a$|b$").withoutDollar());
    assertEquals("[[:alpha:]\\x24]", new GoRegex("[[:alpha:]$]").withoutDollar());
    assertEquals("\\x24[\\x24a]\\\\\\z", new GoRegex("\\$[$a]\\\\$").withoutDollar());
  }
}
