package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.LintCase;
import dev.plg.UnpackedGolden;
import dev.plg.app.lint.LintInput;
import dev.plg.app.lint.LintInputs;
import dev.plg.app.lint.Linting;
import dev.plg.app.lint.Repairs;
import dev.plg.app.settings.Settings;
import dev.plg.finding.Edit;
import dev.plg.finding.Finding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/// What `--fix` repairs is gone afterwards, and nothing else has changed.
class RepairTest {

  private static final String LINT = "# plg lint ";

  private static final String SLIPS =
      """
      # kept: a comment
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: promtail}   # kept too
      data:
        promtail.yaml: |
          clients: [{url: "http://loki:3100/loki/api/v1/push", batchwiat: 1s}]
          position: {filename: /run/promtail/positions.yaml}
          scrape_configs:
            - job_name: pods
              pipeline_stage: []
              static_configs: [{targets: [localhost], labels: {__path__: "/var/log/pods/*/*/*.log"}}]
              pipeline_stages:
                - docker: {}   # of the old nodes
      """;

  @TempDir Path folder;

  @Test
  void each_case_is_repaired_at_once_and_nowhere_else() throws IOException {
    var repaired = new TreeSet<String>();
    var wrong = new ArrayList<Executable>();
    for (Path file : cases()) {
      String text = Files.readString(file);
      for (String form : List.of(text, text.replace("\n", "\r\n"))) {
        wrong.add(() -> repaired.addAll(check(form)));
      }
    }
    assertAll(wrong);
    assertTrue(
        repaired.containsAll(
            Set.of(
                "text/unknown-key",
                "yaml/full-width",
                "promtail/runtime-stage",
                "helm/claims-deleted",
                "retention/delete-store")),
        repaired::toString);
  }

  /// The rules of which something was repaired.
  private static Set<String> check(String text) {
    List<Finding> before = lint(text);
    var rules = new TreeSet<String>();
    before.stream().filter(it -> !it.edits().isEmpty()).forEach(it -> rules.add(it.rule()));
    if (rules.isEmpty()) {
      return rules;
    }
    String better = Repairs.of(before, Map.of("-", text)).is().getOrDefault("-", text);
    List<Finding> after = lint(better);
    assertEquals(List.of(), after.stream().filter(it -> !it.edits().isEmpty()).toList(), better);
    Set<String> known = rules(before);
    boolean isReadFurther = rules.stream().anyMatch(it -> it.startsWith("yaml/"));
    assertTrue(
        isReadFurther || known.containsAll(rules(after)),
        () -> "new findings: " + after + "\n" + better);
    requireOnlyEdits(before, text, better);
    return rules;
  }

  /// Every line that no edit is in is still there, behind what was added before it.
  private static void requireOnlyEdits(List<Finding> before, String text, String better) {
    Map<Integer, List<Edit>> edits =
        before.stream()
            .flatMap(it -> it.edits().stream())
            .distinct()
            .collect(Collectors.groupingBy(it -> it.at().line()));
    String[] was = text.split("\n", -1);
    String[] is = better.split("\n", -1);
    int added = 0;
    for (int line = 0; line < was.length; line++) {
      List<Edit> here = edits.getOrDefault(line + 1, List.of());
      added += added(here);
      assertEquals(
          !here.isEmpty() && added(here) == 0, !was[line].equals(is[line + added]), better);
    }
    assertEquals(was.length + added, is.length, better);
  }

  /// The lines that edits add.
  private static int added(List<Edit> edits) {
    return (int) edits.stream().flatMapToInt(it -> it.is().chars()).filter(c -> c == '\n').count();
  }

  private static Set<String> rules(List<Finding> findings) {
    return findings.stream().map(Finding::rule).collect(Collectors.toSet());
  }

  @TestFactory
  Stream<DynamicTest> each_run_is_repaired_at_once() throws IOException {
    return LintCase.all().stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> repair(file)));
  }

  private static void repair(Path file) throws IOException {
    LintCase lint = LintCase.read(file);
    Path place = lint.unpack(Files.createTempDirectory("plg"));
    var words = new ArrayList<>(List.of(lint.words(place)));
    Set<String> before = named(Cli.run(words.toArray(String[]::new)));
    words.add(1, "--fix");
    boolean isRepaired = !Cli.run(words.toArray(String[]::new)).out().isEmpty();
    words.add(2, "--write");
    Cli.run(words.toArray(String[]::new));
    words.remove("--write");
    assertEquals("", Cli.run(words.toArray(String[]::new)).out());
    words.remove("--fix");
    Set<String> after = named(Cli.run(words.toArray(String[]::new)));
    assertTrue(before.containsAll(after), () -> before + " became " + after);
    assertEquals(isRepaired, !before.equals(after), () -> before + " became " + after);
  }

  /// What is said, without the places.
  private static Set<String> named(Cli run) {
    return run.out()
        .lines()
        .filter(line -> line.endsWith("]") && line.contains(": "))
        .map(line -> line.substring(line.indexOf(": ") + 2))
        .collect(Collectors.toSet());
  }

  @Test
  void a_slip_is_repaired_unless_the_right_key_stands_beside_it() throws IOException {
    Path file = Files.writeString(folder.resolve("x.yaml"), SLIPS);
    Cli run = Cli.run("lint", "--fix", "--write", "--runtime", "containerd", file.toString());
    String expected =
        SLIPS
            .replace("batchwiat", "batchwait")
            .replace("position:", "positions:")
            .replace("- docker: {}", "- cri: {}");
    assertEquals(expected, Files.readString(file), run.out());
    assertTrue(run.err().contains("has no key `scrape_configs[0].pipeline_stage`"), run.err());
  }

  @Test
  void standard_input_is_shown_as_a_diff() throws IOException {
    Cli run = Cli.runWith(SLIPS, "lint", "--fix", "--runtime", "cri-o", "-");
    assertTrue(run.out().startsWith("--- -\n+++ -\n@@ "), run.out());
    assertTrue(
        run.out().contains("-          - docker: {}   # of the old nodes\n+          - cri: {}"),
        run.out());
    assertEquals(ExitCode.USAGE, Cli.runWith(SLIPS, "lint", "--fix", "--write", "-").code());
  }

  @Test
  void a_text_without_a_line_end_stays_so() throws IOException {
    Path file = Files.writeString(folder.resolve("x.yaml"), "namespace： x");
    Cli.run("lint", "--fix", "--write", file.toString());
    assertEquals("namespace: x", Files.readString(file));
  }

  @Test
  void a_byte_order_mark_stays_where_it_was() throws IOException {
    Path file = Files.writeString(folder.resolve("x.yaml"), "\uFEFFkind: a\nnamespace： x\n");
    Cli.run("lint", "--fix", "--write", file.toString());
    assertEquals("\uFEFFkind: a\nnamespace: x\n", Files.readString(file));
  }

  private static List<Path> cases() throws IOException {
    try (Stream<Path> files = Files.walk(UnpackedGolden.path())) {
      return files
          .filter(it -> it.getFileName().toString().matches("bad.*\\.yaml|stdin"))
          .sorted()
          .toList();
    }
  }

  private static List<Finding> lint(String text) {
    String first = text.lines().findFirst().orElse("");
    var words = new ArrayList<String>();
    if (first.startsWith(LINT)) {
      words.addAll(List.of(first.substring(LINT.length()).strip().split("\\s+")));
    }
    var options = LintArguments.options(Arguments.read("lint", new LintCommand().manual(), words));
    var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    return Linting.of(LintInputs.of(new LintInput("-", Path.of(""), in)), options, Settings.NONE)
        .findings();
  }
}
