package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two dumps of a cluster are kept in little more than their text. Another JVM reads them with a
/// heap that trees of them would not fit into.
class DiffMemoryTest {

  private static final int MB = 1024 * 1024;

  private static final String DEPLOYMENT =
      """
      - apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: NAME
          namespace: shop
          uid: NAME
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
        status:
          observedGeneration: 3
      """;

  @TempDir Path folder;

  private record Said(int code, String text) {}

  @Test
  void compares_two_lists_of_12_megabytes_with_eight_times_the_heap() throws Exception {
    Path before = dump("before.yaml", 12 * MB, "cpu: 100m");
    Path after = dump("after.yaml", 12 * MB, "cpu: 0.1");
    Said said = diff(192, before, after);
    assertEquals(0, said.code(), said.text());
    assertTrue(said.text().endsWith("objects compared: no difference\n"), said.text());
  }

  @Test
  void says_so_where_objects_fill_the_memory() throws Exception {
    Path before = dump("before.yaml", 24 * MB, "cpu: 100m");
    Said said = diff(48, before, before);
    assertEquals(2, said.code(), said.text());
    assertTrue(said.text().contains("[input/too-large]"), said.text());
  }

  private Path dump(String name, int enough, String cpu) throws IOException {
    Path file = folder.resolve(name);
    String object = DEPLOYMENT.replace("cpu: 100m", cpu);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("apiVersion: v1\nkind: List\nitems:\n");
      for (int count = 0; count * DEPLOYMENT.length() < enough; count++) {
        out.write(object.replace("NAME", "c" + count));
      }
    }
    return file;
  }

  private static Said diff(int heap, Path before, Path after) throws Exception {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx" + heap + "m",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Main.class.getName(),
                    "diff",
                    before.toString(),
                    after.toString()))
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), said);
  }
}
