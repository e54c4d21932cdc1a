package dev.plg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `src/build/Atlas.java` makes tables from a clone with a template that Go cannot parse, and
/// without the other clones that it needs.
class AtlasToolTest {

  private static final String TABLES = "src/main/resources/dev/plg/catalog/atlas/charts/";

  @TempDir private static Path folder;

  private static Run made;

  private record Run(int code, String out) {}

  @BeforeAll
  static void make() throws IOException {
    assumeTrue(isThere("go"), "go is not on the PATH: the atlas was not made");
    chart("3.0.0", "a: 1\nb: 2\n");
    write("templates/bad.yaml", "{{ if .Values.b }}\n");
    release("helm-loki-3.0.0");
    chart("3.1.0", "a: true\nb: 2\n");
    Files.delete(folder.resolve("grafana+loki/production/helm/loki/templates/bad.yaml"));
    release("helm-loki-3.1.0");
    Files.createDirectories(folder.resolve("src"));
    Files.createSymbolicLink(folder.resolve("src/build"), Path.of("src/build").toAbsolutePath());
    Files.createDirectories(folder.resolve("target"));
    made =
        run(
            folder,
            ProcessHandle.current().info().command().orElseThrow(),
            "-cp",
            absolute(System.getProperty("java.class.path")),
            "src/build/Atlas.java",
            "--only",
            "loki",
            "grafana+loki/.git");
  }

  @Test
  void names_what_it_could_not_read() {
    assertEquals(1, made.code(), made.out());
    assertTrue(made.out().contains("loki: no clone of grafana/helm-charts"), made.out());
    assertTrue(
        made.out().contains("grafana/loki helm-loki-3.0.0: loki/templates/bad.yaml:2: unexpected"),
        made.out());
  }

  @Test
  void keeps_the_rest() throws IOException {
    assertEquals(
        "a\tint=1\t>=3.1.0 bool=true\nb\t!int=2\n",
        Files.readString(folder.resolve(TABLES + "loki.keys")));
    List<String> versions = Files.readAllLines(folder.resolve(TABLES + "loki.versions"));
    assertEquals(2, versions.size());
    assertTrue(versions.getLast().startsWith("3.1.0\t2024-01-24\t2.6.1\t"), versions.getLast());
  }

  private static void chart(String version, String values) throws IOException {
    write(
        "Chart.yaml",
        "apiVersion: v2\nname: loki\nversion: %s\nappVersion: 2.6.1\n".formatted(version));
    write("values.yaml", values);
    write("templates/good.yaml", "a: {{ .Values.a }}\n");
  }

  private static void write(String file, String text) throws IOException {
    Path path = folder.resolve("grafana+loki/production/helm/loki").resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private static void release(String tag) throws IOException {
    git("init", "--quiet", ".");
    git("add", "--all");
    git("commit", "--quiet", "-m", tag);
    git("tag", tag);
  }

  private static void git(String... arguments) throws IOException {
    var command = new ArrayList<>(List.of("git", "-c", "user.name=t", "-c", "user.email=t@t.test"));
    command.addAll(List.of(arguments));
    Run run = run(folder.resolve("grafana+loki"), command.toArray(String[]::new));
    assertEquals(0, run.code(), run.out());
  }

  private static boolean isThere(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(it -> Files.isExecutable(Path.of(it, program)));
  }

  private static String absolute(String classPath) {
    return String.join(
        File.pathSeparator,
        Arrays.stream(classPath.split(File.pathSeparator, -1))
            .map(it -> Path.of(it).toAbsolutePath().toString())
            .toList());
  }

  private static Run run(Path in, String... command) throws IOException {
    var builder = new ProcessBuilder(command).directory(in.toFile()).redirectErrorStream(true);
    builder.environment().put("GIT_AUTHOR_DATE", "2024-01-24T00:00:00Z");
    builder.environment().put("GIT_COMMITTER_DATE", "2024-01-24T00:00:00Z");
    Process process = builder.start();
    String out =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    try {
      return new Run(process.waitFor(), out);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
