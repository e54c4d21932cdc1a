package dev.plg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleCasesTest {

  private static final String CASES =
      """
      # Run two replicas
      bad.yaml:2:11: error: two
      --- good.yaml
      +++ bad.yaml
      @@ -1,3 +1,3 @@
       kind: x
      -replicas: 1
      +replicas: 2
       end: true

      # Run four replicas
      bad-four.yaml:2:11: error: four
      --- bad.yaml
      +++ bad-four.yaml
      @@ -1,3 +1,3 @@
       kind: x
      -replicas: 2
      +replicas: 4
       end: true
      """;

  @TempDir Path folder;

  @BeforeEach
  void writesCases() throws IOException {
    write("good.yaml", "kind: x\nreplicas: 1\nend: true\n");
    write("cases.diff", CASES);
  }

  @Test
  void applies_each_edit() {
    RuleCases cases = RuleCases.read(folder, false);
    assertEquals("kind: x\nreplicas: 4\nend: true\n", cases.texts().get("bad-four.yaml"));
    assertEquals("bad.yaml:2:11: error: two\n", cases.report("bad.yaml"));
    assertTrue(cases.edits().stream().allMatch(RuleCases.Edit::isTitled));
    assertEquals(
        CASES,
        cases.diff(
            Map.of(
                "bad.yaml", cases.report("bad.yaml"),
                "bad-four.yaml", cases.report("bad-four.yaml"))));
  }

  @Test
  void refuses_an_edit_that_does_not_apply() throws IOException {
    write("good.yaml", "kind: x\nreplicas: 3\nend: true\n");
    assertTrue(refusal(false).contains("@@ -1,3 +1,3 @@ does not apply"));
    assertTrue(refusal(true).contains("@@ -1,3 +1,3 @@ does not apply"));
  }

  @Test
  void refuses_an_edit_of_nothing() throws IOException {
    write("cases.diff", "# Nothing\n--- good.yaml\n+++ bad.yaml\n");
    assertTrue(refusal(false).contains("the patch of +++ bad.yaml changes nothing"));
    write("cases.diff", "# Nothing\n--- good.yaml\n+++ bad.yaml\n@@ -1,1 +1,1 @@\n kind: x\n");
    assertTrue(refusal(false).contains("the patch of +++ bad.yaml changes nothing"));
  }

  @Test
  void refuses_an_edit_of_a_case_that_follows() throws IOException {
    write("cases.diff", CASES.replace("--- good.yaml", "--- bad-four.yaml"));
    assertTrue(refusal(false).contains("bad.yaml edits bad-four.yaml, which is not before it"));
  }

  @Test
  void follows_lines_that_moved_where_golden_files_are_accepted() throws IOException {
    write("good.yaml", "# a comment\nkind: x\nreplicas: 1\nend: true\n");
    assertTrue(refusal(false).contains("does not apply"));
    RuleCases cases = RuleCases.read(folder, true);
    assertEquals(
        "# a comment\nkind: x\nreplicas: 4\nend: true\n", cases.texts().get("bad-four.yaml"));
    assertTrue(cases.diff(Map.of()).contains("@@ -1,4 +1,4 @@\n # a comment\n kind: x\n"));
  }

  @Test
  void takes_files_beside_the_good_one_in_where_golden_files_are_accepted() throws IOException {
    write("bad.yaml", "kind: x\nreplicas: 2\nend: false\n");
    write("bad-five.yaml", "kind: x\nreplicas: 5\nend: false\n");
    List<RuleCases.Edit> edits = RuleCases.read(folder, true).edits();
    assertEquals(
        List.of("good.yaml bad.yaml", "bad.yaml bad-four.yaml", "bad.yaml bad-five.yaml"),
        edits.stream().map(it -> it.base() + " " + it.name()).toList());
    assertEquals("kind: x\nreplicas: 2\nend: false\n", edits.getFirst().text());
    assertEquals("Run two replicas", edits.getFirst().title());
    assertEquals(List.of(true, true, false), edits.stream().map(it -> it.isTitled()).toList());
    assertThrows(AssertionError.class, () -> RuleCases.requirePacked(folder, false));
  }

  private String refusal(boolean accepting) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> RuleCases.read(folder, accepting))
            .getMessage();
    assertTrue(message.startsWith(folder.resolve("cases.diff") + ": "), message);
    return message;
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }
}
