package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

  @ParameterizedTest
  @EnumSource
  void fits_a_terminal(CommandName command) {
    HelpText.of(command)
        .lines()
        .forEach(line -> assertTrue(line.length() <= 80, () -> "too wide: " + line));
  }

  @ParameterizedTest
  @EnumSource
  void is_the_same_however_it_is_asked_for(CommandName command) {
    Cli asked = Cli.run("help", command.word());
    assertEquals(new Cli(0, HelpText.of(command), ""), asked);
    assertEquals(asked, Cli.run(command.word(), "--help"));
    assertEquals(asked, Cli.run(command.word(), "-h"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"help", "--help", "-h"})
  void gives_an_overview(String word) {
    assertEquals(new Cli(0, HelpText.overview(), ""), Cli.run(word));
  }

  @ParameterizedTest
  @EnumSource
  void of_plg_names_each_command(CommandName command) {
    assertTrue(HelpText.overview().contains("\n  " + command.word() + " "));
  }
}
