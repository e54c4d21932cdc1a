package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A dump of a cluster is mostly what no rule looks at, and costs no memory: dashboards, and what the
/// API server writes. Another JVM reads 50 MB of it with a heap that holds no more than a part.
class LintMemoryTest {

  private static final int LARGEST_HEAP = 48;
  private static final int MANY = 50 * 1024 * 1024;

  @Test
  void reads_50_megabytes_of_dashboards_with_a_small_heap() throws Exception {
    String lines = ("    " + "x".repeat(100) + "\n").repeat(5_000);
    assertEquals(
        "",
        lint(
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
    assertEquals(
        "",
        lint(
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

  /// What `plg lint` says of documents on its standard input, until there are enough.
  private static String lint(Documents documents) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx" + LARGEST_HEAP + "m",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Main.class.getName(),
                    "lint",
                    "-"))
            .redirectErrorStream(true)
            .start();
    try (OutputStream in = new BufferedOutputStream(process.getOutputStream())) {
      for (int written = 0, count = 0; written < MANY; count++) {
        byte[] document = documents.named("c" + count).getBytes(StandardCharsets.UTF_8);
        in.write(document);
        written += document.length;
      }
    } catch (IOException _) {
      // It ended early: what it said tells why.
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(ExitCode.DONE, process.waitFor(), said);
    return said;
  }
}
