package dev.plg.app.patch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class UnifiedDiffTest {

  @Test
  void groups_lines_that_change_together_and_marks_a_missing_line_end() {
    assertEquals(
        """
        --- a.yaml
        +++ a.yaml
        @@ -1,3 +1,4 @@
        -one: 1
        -two: 2
        +one: 11
        +two: 22
        +more: 0
         three: 3
        \\ No newline at end of file
        """,
        UnifiedDiff.of(
            "a.yaml", "one: 1\ntwo: 2\nthree: 3", "one: 11\ntwo: 22\nmore: 0\nthree: 3"));
  }
}
