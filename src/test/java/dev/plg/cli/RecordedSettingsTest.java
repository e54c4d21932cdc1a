package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A `--set` or `-n` that `plg.lock` keeps is named where it takes part, and hides no edit.
class RecordedSettingsTest {

  private static final String SET = "--set loki.retention=60d";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"check", "update"})
  void a_recorded_setting_is_named_wherever_it_takes_part(String command) throws IOException {
    stack("30d");
    generate(SET + " -n other");
    for (String more : List.of("", "-f " + stack())) {
      Cli run = plg(command, more);
      assertEquals(0, run.code(), run.err());
      assertTrue(
          run.err()
              .contains(
                  out().resolve("plg.lock")
                      + ": note: `--set loki.retention=60d` and `--namespace other` come from this"
                      + " record [recorded/setting]"),
          run.err());
      assertFalse(run.err().contains("[recorded/hidden-edit]"), run.err());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "update"})
  void a_setting_of_the_command_line_is_no_recorded_one(String command) throws IOException {
    stack("30d");
    generate("--set loki.retention=50d");
    Cli run = plg(command, SET);
    assertFalse(run.err().contains("[recorded/"), run.err());
  }

  @Test
  void without_a_recorded_setting_nothing_is_said() throws IOException {
    stack("30d");
    generate("");
    assertEquals(new Cli(0, "", ""), plg("check", "-f " + stack()));
  }

  @ParameterizedTest
  @CsvSource({"check, manifests", "update, manifests", "check, kustomize", "update, kustomize"})
  void a_stack_edit_that_it_hides_is_an_error(String command, String format) throws IOException {
    stack("30d");
    generate(SET + " --format " + format);
    String lock = Files.readString(out().resolve("plg.lock"));
    stack("45d");
    Cli run = plg(command, "-f " + stack());
    assertEquals(1, run.code(), run.err());
    assertTrue(
        run.err()
            .contains(
                stack()
                    + ":2:19: error: the recorded `--set loki.retention=60d` hides this edit of"
                    + " `loki.retention` [recorded/hidden-edit]"),
        run.err());
    assertTrue(run.err().contains("`plg generate -f"), run.err());
    assertEquals(lock, Files.readString(out().resolve("plg.lock")));
  }

  @Test
  void a_setting_that_is_given_again_hides_nothing() throws IOException {
    stack("30d");
    generate(SET);
    stack("45d");
    assertEquals(0, plg("update", "-f " + stack() + " " + SET).code());
    Cli check = plg("check", "-f " + stack());
    assertEquals(0, check.code(), check.err());
  }

  @Test
  void a_setting_that_another_one_replaces_is_named() throws IOException {
    stack("30d");
    generate(SET);
    Cli run = plg("update", "-f " + stack() + " --set grafana.enabled=false");
    assertEquals(0, run.code(), run.err());
    assertTrue(
        run.err()
            .contains(
                "warning: `--set loki.retention=60d` of this record no longer counts"
                    + " [recorded/dropped]"),
        run.err());
  }

  @Test
  void an_edit_of_another_value_is_not_hidden() throws IOException {
    stack("30d");
    generate(SET);
    Files.writeString(
        folder.resolve("stack.yaml"), "extends: dev\nloki: {retention: 30d}\ntier: dev\n");
    Cli run = plg("check", "-f " + stack());
    assertFalse(run.err().contains("[recorded/hidden-edit]"), run.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -n other                                         | extends: dev             | extends: dev\\nnamespace: mine
          --set grafana={persistence: {size: 4Gi}}         | extends: dev\\ngrafana: {persistence: {size: 2Gi}} | extends: dev\\ngrafana: {persistence: {size: 3Gi}}
          --set loki.retention=60d                         | extends: dev\\nloki: {retention: 30d} | extends: dev
          """)
  void every_form_of_an_edit_is_seen(String setting, String before, String after)
      throws IOException {
    Path file = folder.resolve("stack.yaml");
    Files.writeString(file, before.replace("\\n", "\n") + "\n");
    String option = setting.substring(0, setting.indexOf(' '));
    Cli first =
        Cli.run(
            "generate",
            "-f",
            stack(),
            "-o",
            out().toString(),
            option,
            setting.substring(setting.indexOf(' ') + 1));
    assertEquals(0, first.code(), first.err());
    Files.writeString(file, after.replace("\\n", "\n") + "\n");
    Cli run = plg("check", "-f " + stack());
    assertEquals(1, run.code(), run.err());
    assertTrue(run.err().contains("[recorded/hidden-edit]"), run.err());
  }

  @Test
  void an_edit_in_an_environment_is_seen_too() throws IOException {
    Path file = folder.resolve("stack.yaml");
    String text = "extends: dev\nenvironments: {one: {namePrefix: one-, loki: {retention: %s}}}\n";
    Files.writeString(file, text.formatted("30d"));
    generate(SET + " --format kustomize");
    Files.writeString(file, text.formatted("45d"));
    Cli run = plg("check", "-f " + stack());
    assertEquals(1, run.code(), run.err());
    assertTrue(run.err().contains("stack.yaml:2:"), run.err());
  }

  private void stack(String retention) throws IOException {
    Files.writeString(
        folder.resolve("stack.yaml"), "extends: dev\nloki: {retention: " + retention + "}\n");
  }

  private void generate(String more) {
    Cli run = plg("generate", "-f " + stack() + " " + more + " -o");
    assertEquals(0, run.code(), run.err());
  }

  private Cli plg(String command, String more) {
    String line =
        command.equals("generate")
            ? command + " " + more + " " + out()
            : command + " " + out() + " " + more;
    return Cli.run(Stream.of(line.strip().split("\\s+")).toArray(String[]::new));
  }

  private Path out() {
    return folder.resolve("out");
  }

  private String stack() {
    return folder.resolve("stack.yaml").toString();
  }
}
