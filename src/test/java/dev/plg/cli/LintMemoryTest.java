package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A dump of a cluster is mostly what no rule looks at, and costs no memory: dashboards, and what
/// the API server writes. Of the objects themselves little more is kept than their text. Another
/// JVM reads them with a heap that trees of them would not fit into.
class LintMemoryTest {

  private static final int MB = 1024 * 1024;
  private static final int MANY = 50 * MB;

  private static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: NAME
        namespace: shop
        labels: {app: NAME, tier: web}
      spec:
        replicas: 2
        selector:
          matchLabels: {app: NAME}
        template:
          metadata:
            labels: {app: NAME}
          spec:
            containers:
            - name: app
              image: registry.example/NAME:1.0
              ports:
              - name: http
                containerPort: 8080
              resources:
                requests: {cpu: 100m, memory: 128Mi}
      """;

  private static final String STATUS =
      """
      status:
        observedGeneration: 3
        conditions:
      """
          + "  - {type: Available, status: 'True', reason: MinimumReplicasAvailable}\n".repeat(40);

  /// Trees of 12 MB would take 80 MB, as trees of maps 240 MB.
  @Test
  void reads_12_megabytes_of_small_objects_with_eight_times_the_heap() throws Exception {
    assertHealthy(lint(96, "", 12 * MB, name -> "---\n" + DEPLOYMENT.replace("NAME", name)));
  }

  /// A list is one document: its items are cut down before the last of them is read.
  @Test
  void reads_24_megabytes_of_one_list_with_four_times_the_heap() throws Exception {
    assertHealthy(
        lint(
            96,
            "apiVersion: v1\nkind: List\nitems:\n",
            24 * MB,
            name -> "- " + (DEPLOYMENT + STATUS).replace("NAME", name).indent(2).substring(2)));
  }

  @Test
  void says_so_where_objects_fill_the_memory() throws Exception {
    Said said = lint(48, "", 36 * MB, name -> "---\n" + DEPLOYMENT.replace("NAME", name));
    assertEquals(ExitCode.USAGE, said.code(), said.text());
    assertTooLarge(said);
  }

  @Test
  void says_so_where_one_document_fills_the_memory() throws Exception {
    Said said =
        lint(
            64,
            "apiVersion: v1\nkind: Deployment\nspec:\n",
            8 * MB,
            name -> "  %s: {a: {b: []}}\n".formatted(name));
    assertEquals(ExitCode.USAGE, said.code(), said.text());
    assertTooLarge(said);
  }

  /// All was judged, and nothing found.
  private static void assertHealthy(Said said) {
    assertEquals(ExitCode.DONE, said.code(), said.text());
    assertTrue(said.text().matches("plg: checked [0-9]+ objects\n"), said.text());
  }

  /// One finding with a place and a repair, and nothing said of what is only missing.
  private static void assertTooLarge(Said said) {
    List<String> lines = said.text().lines().toList();
    assertTrue(
        lines
            .getFirst()
            .matches(
                "-:[0-9]+:[0-9]+: error: the input up to here uses all memory that plg may use"
                    + " \\[input/too-large\\]"),
        said.text());
    assertEquals(4, lines.size(), said.text());
    assertTrue(lines.get(2).endsWith("PLG_JAVA_OPTS=-Xmx4g"), said.text());
    assertEquals("plg: checked nothing", lines.getLast());
  }

  @Test
  void reads_50_megabytes_of_dashboards_with_a_small_heap() throws Exception {
    String lines = ("    " + "x".repeat(100) + "\n").repeat(5_000);
    assertHealthy(
        lint(
            48,
            "",
            MANY,
            name ->
                """
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: %s}
                data:
                  board.json: |
                """
                        .formatted(name)
                    + lines));
  }

  @Test
  void reads_50_megabytes_of_status_with_a_small_heap() throws Exception {
    String conditions = "    - {type: Ready, status: 'True', message: all is well}\n".repeat(9_000);
    assertHealthy(
        lint(
            48,
            "",
            MANY,
            name ->
                """
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: %s}
                status:
                  conditions:
                """
                        .formatted(name)
                    + conditions));
  }

  private interface Documents {
    String named(String name);
  }

  private record Said(int code, String text) {}

  /// What `plg lint` says of documents on its standard input, until there are enough.
  ///
  /// @param heap in MB
  /// @param enough in bytes
  private static Said lint(int heap, String before, int enough, Documents documents)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx" + heap + "m",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Main.class.getName(),
                    "lint",
                    "-"))
            .redirectErrorStream(true)
            .start();
    try (OutputStream in = new BufferedOutputStream(process.getOutputStream())) {
      in.write(before.getBytes(StandardCharsets.UTF_8));
      for (int written = 0, count = 0; written < enough; count++) {
        byte[] document = documents.named("c" + count).getBytes(StandardCharsets.UTF_8);
        in.write(document);
        written += document.length;
      }
    } catch (IOException _) {
      // It ended early: what it said tells why.
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), said);
  }
}
