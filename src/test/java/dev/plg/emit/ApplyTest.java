package dev.plg.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plg.Stacks;
import dev.plg.plan.Plan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `kubectl` itself applies what is written, by the command that is named, to an empty cluster.
class ApplyTest {

  @TempDir Path folder;

  @BeforeEach
  void needs_kubectl() {
    assumeTrue(
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
            .anyMatch(it -> Files.isExecutable(Path.of(it, "kubectl"))),
        "kubectl is not on the PATH");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "full", "prod"})
  void a_directory_of_manifests_is_applied_the_first_time(String profile) throws Exception {
    Plan plan = Stacks.plan(profile);
    var deployment = Deployment.of(plan);
    Path manifests = written(new Manifests().tree(deployment).files());
    String command = new Manifests().command(deployment, "manifests").orElseThrow();
    try (var server = new ApiServer()) {
      assertEquals("", applied(command, server), "what kubectl says on standard error");
      assertEquals(plan.resources().size(), server.created().size());
      assertTrue(server.created().getFirst().startsWith("Namespace "));
    }
    assertTrue(Files.exists(manifests));
  }

  /// The same server refuses what comes before its namespace.
  @Test
  void a_namespace_that_comes_late_fails() throws Exception {
    var deployment = Deployment.of(Stacks.plan("dev"));
    Path manifests = written(new Manifests().tree(deployment).files());
    Files.move(manifests.resolve("00-namespace.yaml"), manifests.resolve("zz.yaml"));
    try (var server = new ApiServer()) {
      String command = new Manifests().command(deployment, "manifests").orElseThrow();
      assertNotEquals("", applied(command, server));
    }
  }

  private Path written(Map<String, String> files) throws IOException {
    Path manifests = folder.resolve("manifests");
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = manifests.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    return manifests;
  }

  /// @return standard error
  private String applied(String command, ApiServer server) throws Exception {
    var words = new ArrayList<>(List.of(command.split(" ", -1)));
    words.addAll(List.of("--server", server.url(), "--validate=false"));
    words.addAll(List.of("--cache-dir", folder.resolve("cache").toString()));
    var builder = new ProcessBuilder(words).directory(folder.toFile());
    builder.environment().put("KUBECONFIG", folder.resolve("none").toString());
    builder.environment().put("HOME", folder.toString());
    Process process = builder.redirectOutput(folder.resolve("out").toFile()).start();
    var err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return err;
  }
}
