package dev.plg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `src/build/Charts.java` unpacks charts from a repository with the traps of the real ones: tags
/// of charts that it does not hold, charts without a tag, and dependencies.
class ChartsToolTest {

  @TempDir private static Path folder;

  private static Run unpacked;

  private record Run(int code, String out, String err) {}

  @BeforeAll
  static void unpack() throws IOException {
    git("init", "--quiet", "--initial-branch=main", ".");
    chart("promtail", "6.15.4", "");
    release("promtail-6.15.4", "2024-01-24T00:00:00Z");
    chart("promtail", "6.15.5", "dependencies:\n  - name: crds\n    version: 1.0.0\n");
    release("promtail-6.15.5", "2024-01-29T00:00:00Z");
    git("tag", "loki-5.48.0");
    chart("loki-stack", "2.10.2", "");
    write(
        "charts/loki-stack/requirements.yaml",
        """
        dependencies:
        - name: "promtail"
          condition: promtail.enabled
          version: "^6.7.4"
        - name: "filebeat"
          version: "~7.17.1"
        """);
    chart("k8s-event-logger", "1.1.6", "");
    release("loki-stack-2.10.2", "2024-03-12T00:00:00Z");
    chart("promtail", "6.17.1", "");
    chart("k8s-event-logger", "1.4.0", "");
    release("promtail-6.17.1", "2025-09-01T00:00:00Z");
    write("unpacked/promtail-6.15.5/left-over", "");
    unpacked = tool(folder.resolve(".git").toString());
  }

  @Test
  void unpacks_each_chart_by_its_tag_or_its_history() throws IOException {
    assertTrue(read("promtail-6.15.5/Chart.yaml").contains("version: 6.15.5\n"));
    assertTrue(read("promtail-6.17.1/Chart.yaml").contains("version: 6.17.1\n"));
    assertTrue(read("k8s-event-logger-1.1.6/Chart.yaml").contains("version: 1.1.6\n"));
    assertTrue(read("k8s-event-logger-1.4.0/values.yaml").contains("k8s-event-logger"));
    assertEquals("5 charts in " + folder.resolve("unpacked") + "\n", unpacked.out());
  }

  @Test
  void names_the_charts_that_no_clone_has() {
    assertEquals(1, unpacked.code());
    assertTrue(unpacked.err().contains("loki-2.16.0 is in none of the clones"), unpacked.err());
    assertFalse(unpacked.err().contains("promtail-6.15.5"), unpacked.err());
  }

  @Test
  void does_not_rely_on_a_tag_alone() {
    assertTrue(unpacked.err().contains("loki-5.48.0 is in none of the clones"), unpacked.err());
    assertFalse(Files.exists(folder.resolve("unpacked/loki-5.48.0")));
  }

  @Test
  void takes_out_dependencies_that_are_not_at_hand() throws IOException {
    assertFalse(read("promtail-6.15.5/Chart.yaml").contains("crds"));
    String dependencies = read("loki-stack-2.10.2/requirements.yaml");
    assertTrue(dependencies.contains("name: \"promtail\"\n  condition: promtail.enabled\n"));
    assertFalse(dependencies.contains("filebeat"), dependencies);
  }

  @Test
  void gives_loki_stack_what_was_released_before_it() throws IOException {
    String promtail = read("loki-stack-2.10.2/charts/promtail/Chart.yaml");
    assertTrue(promtail.contains("version: 6.15.5\n"), promtail);
    assertFalse(promtail.contains("crds"), promtail);
  }

  @Test
  void unpacks_the_charts_that_are_named() throws IOException {
    Path only = folder.resolve("only");
    List<String> command =
        List.of(
            java(),
            "src/build/Charts.java",
            folder.resolve(".git").toString(),
            "promtail-6.15.4",
            "loki-stack-2.10.2");
    Run run = run(command, Path.of(""), Map.of("PLG_CHARTS", only.toString()));
    assertEquals(new Run(0, "2 charts in " + only + "\n", ""), run);
    try (Stream<Path> charts = Files.list(only)) {
      assertEquals(
          List.of("loki-stack-2.10.2", "promtail-6.15.4"),
          charts.map(it -> it.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void replaces_a_chart_that_was_unpacked_before() {
    assertFalse(Files.exists(folder.resolve("unpacked/promtail-6.15.5/left-over")));
  }

  @Test
  void prints_its_usage_without_clones() throws IOException {
    Run run = tool();
    assertEquals(2, run.code());
    assertEquals("usage: java src/build/Charts.java CLONES [NAME-VERSION]\n", run.err());
  }

  @Test
  void a_run_of_the_tests_says_how_many_were_skipped_for_want_of_charts() {
    assertTrue(SkippedForCharts.line(0).isEmpty());
    assertTrue(SkippedForCharts.line(605).orElseThrow().startsWith("605 tests were skipped"));
  }

  @Test
  void charts_are_in_the_home_directory_where_no_folder_is_named() {
    Path home = Path.of(System.getProperty("user.home"));
    assertEquals(home.resolve(".cache/plg/charts"), UnpackedCharts.folder(""));
    assertEquals(Path.of("/charts"), UnpackedCharts.folder("/charts"));
  }

  private static Run tool(String... clones) throws IOException {
    var command = new ArrayList<>(List.of(java(), "src/build/Charts.java"));
    command.addAll(List.of(clones));
    return run(command, Path.of(""), Map.of("PLG_CHARTS", folder.resolve("unpacked").toString()));
  }

  private static void chart(String name, String version, String more) throws IOException {
    String text = "apiVersion: v2\n" + more + "name: " + name + "\nversion: " + version + "\n";
    write("charts/" + name + "/Chart.yaml", text);
    write("charts/" + name + "/values.yaml", "of: " + name + "\n");
  }

  private static void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private static String read(String file) throws IOException {
    return Files.readString(folder.resolve("unpacked").resolve(file));
  }

  private static void release(String tag, String date) throws IOException {
    git("add", "charts");
    run(commit(), Map.of("GIT_COMMITTER_DATE", date));
    git("tag", tag);
  }

  private static List<String> commit() {
    return List.of(
        "git", "-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "-m", "Release");
  }

  private static void git(String... command) throws IOException {
    var whole = new ArrayList<>(List.of("git"));
    whole.addAll(List.of(command));
    run(whole, Map.of());
  }

  private static void run(List<String> command, Map<String, String> environment)
      throws IOException {
    Run run = run(command, folder, environment);
    assertEquals(0, run.code(), run::toString);
  }

  private static Run run(List<String> command, Path where, Map<String, String> environment)
      throws IOException {
    File out = Files.createTempFile("out", "").toFile();
    File err = Files.createTempFile("err", "").toFile();
    var builder =
        new ProcessBuilder(command)
            .directory(where.toAbsolutePath().toFile())
            .redirectOutput(out)
            .redirectError(err);
    builder.environment().putAll(environment);
    try {
      int code = builder.start().waitFor();
      return new Run(code, Files.readString(out.toPath()), Files.readString(err.toPath()));
    } catch (InterruptedException e) {
      throw new IOException(e);
    } finally {
      Files.delete(out.toPath());
      Files.delete(err.toPath());
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
