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
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `src/build/Atlas.java` makes tables from clones with a template and a source that Go cannot
/// parse and values that are no YAML, and without the other clones that it needs.
class AtlasToolTest {

  private static final String ATLAS = "src/main/resources/dev/plg/catalog/atlas/";
  private static final String TABLES = ATLAS + "charts/";
  private static final String LOKI = "grafana+loki";
  private static final String ALLOY = "grafana+alloy";

  @TempDir private static Path folder;

  private static Run made;

  private record Run(int code, String out) {}

  @BeforeAll
  static void make() throws IOException {
    assumeTrue(isThere("go"), "go is not on the PATH: the atlas was not made");
    chart("3.0.0", "a: 1\nb: 2\n");
    writeChart("templates/bad.yaml", "{{ if .Values.b }}\n");
    release(LOKI, "helm-loki-3.0.0");
    chart("3.1.0", "a: true\nb: 2\nc: 3\n");
    writeChart("templates/_parts.tpl", "{{ define \"part.one\" }}{{ .Values.c }}{{ end }}\n");
    writeChart("templates/part.yaml", "a: {{ include (printf \"part.%s\" .Values.a) . }}\n");
    Files.delete(folder.resolve("grafana+loki/production/helm/loki/templates/bad.yaml"));
    writeChart(".helmignore", "# not released\ntests/\n");
    writeChart("templates/tests/b.yaml", "b: {{ .Values.b }}\n");
    release(LOKI, "helm-loki-3.1.0");
    chart("3.2.0", "a: [\n");
    release(LOKI, "helm-loki-3.2.0");
    write(ALLOY, "go.mod", "module github.com/grafana/alloy\n");
    write(
        ALLOY,
        "internal/component/all/all.go",
        "package all\n\nimport _ \"github.com/grafana/alloy/internal/component/local/file\"\n");
    component("file.go", "local.file", "GenerallyAvailable");
    release(ALLOY, "v1.0.0");
    component("more.go", "local.more", "Experimental");
    write(ALLOY, "internal/component/local/file/broken.go", "package file\n\nfunc {\n");
    release(ALLOY, "v1.1.0");
    Files.createDirectories(folder.resolve("src"));
    Files.createSymbolicLink(folder.resolve("src/build"), Path.of("src/build").toAbsolutePath());
    Files.createDirectories(folder.resolve("target"));
    made = makeTables();
  }

  private static Run makeTables() throws IOException {
    return run(
        folder,
        ProcessHandle.current().info().command().orElseThrow(),
        "-cp",
        absolute(System.getProperty("java.class.path")),
        "src/build/Atlas.java",
        "--only",
        "loki,programs/alloy",
        "grafana+loki/.git",
        "grafana+alloy/.git");
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
  void names_values_that_are_no_yaml() {
    assertTrue(
        made.out().contains("grafana/loki helm-loki-3.2.0: production/helm/loki: "), made.out());
  }

  @Test
  void names_a_source_that_cannot_be_parsed() {
    String source = "internal/component/local/file/broken.go:3:6: expected 'IDENT', found '{'";
    assertTrue(made.out().contains("grafana/alloy v1.1.0: " + source), made.out());
  }

  @Test
  void keeps_the_components_that_can_be_read() throws IOException {
    assertEquals(
        """
        local.file\tblocks
         filename\tstring required
        local.more\t>=1.1.0 blocks experimental
         filename\t>=1.1.0 string required
        """,
        Files.readString(folder.resolve(ATLAS + "programs/alloy.keys")));
  }

  @Test
  void makes_the_same_bytes_again() throws IOException {
    Map<String, String> first = tables();
    assertEquals(5, first.size(), first.keySet()::toString);
    try (Stream<Path> kept = Files.list(folder.resolve("target/atlas"))) {
      for (Path answer : kept.toList()) {
        Files.delete(answer);
      }
    }
    Run again = makeTables();
    assertEquals(made.code(), again.code());
    assertEquals(first, tables());
  }

  private static Map<String, String> tables() throws IOException {
    var tables = new TreeMap<String, String>();
    try (Stream<Path> files = Files.walk(folder.resolve(ATLAS))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        tables.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return tables;
  }

  @Test
  void keeps_the_rest() throws IOException {
    assertEquals(
        "a\tint=1\t>=3.1.0 bool=true\nb\t!int=2\nc\t>=3.1.0 int=3\n",
        Files.readString(folder.resolve(TABLES + "loki.keys")));
    List<String> versions = Files.readAllLines(folder.resolve(TABLES + "loki.versions"));
    assertEquals(2, versions.size());
    assertTrue(versions.getLast().startsWith("3.1.0\t2024-01-24\t2.6.1\t"), versions.getLast());
  }

  private static void chart(String version, String values) throws IOException {
    writeChart(
        "Chart.yaml",
        "apiVersion: v2\nname: loki\nversion: %s\nappVersion: 2.6.1\n".formatted(version));
    writeChart("values.yaml", values);
    writeChart("templates/good.yaml", "a: {{ .Values.a }}\n");
  }

  private static void writeChart(String file, String text) throws IOException {
    write(LOKI, "production/helm/loki/" + file, text);
  }

  private static void component(String file, String name, String stability) throws IOException {
    String type = file.replace(".go", "Arguments");
    write(
        ALLOY,
        "internal/component/local/file/" + file,
        """
        package file

        type %s struct {
        	Filename string `alloy:"filename,attr"`
        }

        func init() {
        	component.Register(component.Registration{
        		Name: "%s", Stability: featuregate.Stability%s, Args: %s{},
        	})
        }
        """
            .formatted(type, name, stability, type));
  }

  private static void write(String clone, String file, String text) throws IOException {
    Path path = folder.resolve(clone).resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private static void release(String clone, String tag) throws IOException {
    git(clone, "init", "--quiet", ".");
    git(clone, "add", "--all");
    git(clone, "commit", "--quiet", "-m", tag);
    git(clone, "tag", tag);
  }

  private static void git(String clone, String... arguments) throws IOException {
    var command = new ArrayList<>(List.of("git", "-c", "user.name=t", "-c", "user.email=t@t.test"));
    command.addAll(List.of(arguments));
    Run run = run(folder.resolve(clone), command.toArray(String[]::new));
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
