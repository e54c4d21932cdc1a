package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.Stacks;
import dev.plg.UnpackedCharts;
import dev.plg.app.diff.LiveForm;
import dev.plg.emit.Deployment;
import dev.plg.emit.Manifests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportTest {

  @TempDir Path folder;

  @Test
  void a_dump_of_what_runs_comes_back_as_its_stack() {
    String dump = LiveForm.dump(Manifests.objects(Deployment.of(Stacks.plan("eks-s3"))));
    Cli run = Cli.runWith(dump, "import", "-");
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("\nextends: eks-s3\n"), run.out());
    assertTrue(run.err().endsWith("no difference\n"), run.err());
  }

  /// Each value has the line that it comes from; what no key of the stack takes is under `config`.
  @Test
  void each_value_names_its_line() throws IOException {
    String text =
        Cli.run(
                "generate",
                "--profile",
                "dev",
                "--set",
                "loki.config.limits_config.max_line_size=17KB",
                "-q")
            .out();
    Path file = folder.resolve("all.yaml");
    Files.writeString(file, text);
    int line = (int) text.substring(0, text.indexOf("max_line_size")).lines().count();
    Cli run = Cli.run("import", file.toString());
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("max_line_size: 17KB"), run.out());
    assertTrue(
        run.out().contains("# from %s:%d:".formatted(file, line)),
        line + " is not named in " + run.out());
  }

  /// A record of plg 0.1.0 is taken, by every command that reads one.
  @Test
  void a_record_of_an_older_plg_is_read() throws IOException {
    Path out = folder.resolve("out");
    String stack =
        file("stack.yaml", "extends: dev\nmetadata: {name: obs}\nloki: {retention: 3d}\n");
    assertEquals(0, Cli.run("generate", "-f", stack, "-o", out.toString()).code());
    Files.copy(
        Path.of("src/test/resources/locks/0.1.0.lock"),
        out.resolve("plg.lock"),
        StandardCopyOption.REPLACE_EXISTING);
    assertEquals(0, Cli.run("check", out.toString()).code());
    Cli forced = Cli.run("update", out.toString(), "--force");
    assertEquals(0, forced.code(), forced.err());
    String recorded = Files.readString(out.resolve("plg.lock"));
    assertTrue(recorded.contains("loki: {retention: 3d}"), recorded);
    Cli run = Cli.run("import", out.toString());
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().endsWith("extends: dev\nloki: {retention: 3d}\n"), run.out());
  }

  private String file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    return file.toString();
  }

  /// What the stack cannot say is left as a difference.
  @Test
  void what_the_stack_cannot_say_is_shown() {
    String text =
        Cli.run("generate", "--profile", "dev", "-q")
            .out()
            .replace("terminationGracePeriodSeconds: 300", "terminationGracePeriodSeconds: 301");
    Cli run = Cli.runWith(text, "import", "-");
    assertEquals(1, run.code(), run.err());
    assertTrue(run.err().contains("terminationGracePeriodSeconds: 301 → 300"), run.err());
  }

  /// Values are rendered where the chart is at hand, and come back as far as the stack can say it.
  @Test
  void values_of_a_chart_come_back_with_what_would_change() throws IOException {
    UnpackedCharts.required();
    String charts = UnpackedCharts.parent("promtail", "6.17.1").toString();
    Path values = folder.resolve("values.yaml");
    Files.writeString(
        values, "config:\n  clients:\n  - url: https://logs.example/loki/api/v1/push\n");
    Cli run =
        Cli.run(
            "import",
            values.toString(),
            "--chart",
            "promtail",
            "--chart-version",
            "6.17.1",
            "--charts",
            charts);
    assertEquals(1, run.code(), run.err());
    assertTrue(run.out().contains("\nextends: "), run.out());
    assertFalse(run.err().contains("bug in plg"), run.err());
  }

  @Test
  void inputs_that_cannot_be_imported_are_refused() {
    assertRefused("name what to import", Cli.run("import"));
    assertRefused("[input/missing]", Cli.run("import", "none.yaml"));
    assertRefused("[input/nothing]", Cli.runWith("", "import", "-"));
    assertRefused("[input/not-an-object]", Cli.runWith("- a\n", "import", "-"));
    assertRefused(
        "no program that plg deploys",
        Cli.runWith("apiVersion: v1\nkind: Namespace\nmetadata: {name: x}\n", "import", "-"));
  }

  @Test
  void a_full_disk_is_an_error_of_its_own() {
    Cli run =
        Cli.runInto(
            Cli.failing("No space left on device"), Cli.NO_INPUT, Map.of(), "import", "dev");
    assertEquals(3, run.code(), run.err());
  }

  private static void assertRefused(String says, Cli run) {
    assertEquals(2, run.code(), run.err());
    assertEquals("", run.out());
    assertTrue(run.err().contains(says), run.err());
  }
}
