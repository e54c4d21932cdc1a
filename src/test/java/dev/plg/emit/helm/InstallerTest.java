package dev.plg.emit.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.Stacks;
import dev.plg.emit.Deployment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The script as a shell runs it; with `--dry-run` it needs neither helm nor a cluster.
class InstallerTest {

  @Test
  void says_each_command_with_its_version_and_runs_none(@TempDir Path folder) throws Exception {
    List<String> lines = run(folder, 0, "--dry-run");
    assertEquals("kubectl apply --filename namespace.yaml", lines.getFirst());
    assertEquals(
        "helm upgrade --install loki loki --repo https://grafana-community.github.io/helm-charts"
            + " --version 18.11.0 --namespace monitoring --values loki/values.yaml",
        lines.get(1));
    assertTrue(
        lines.contains("helm upgrade --install extras ./extras --namespace monitoring"),
        lines::toString);
    assertTrue(
        lines.contains(
            "helm upgrade --install node-problem-detector"
                + " oci://ghcr.io/deliveryhero/helm-charts/node-problem-detector --version 2.3.13"
                + " --namespace monitoring --values node-problem-detector/values.yaml"),
        lines::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--force", "--dry-run again", "-n"})
  void refuses_other_arguments(String arguments, @TempDir Path folder) throws Exception {
    List<String> lines = run(folder, 2, arguments.split(" "));
    assertTrue(lines.getFirst().startsWith("usage: "), lines::toString);
  }

  /// From anywhere, below a folder with a name that a shell would take apart.
  @Test
  void runs_what_it_says_and_again_the_same(@TempDir Path folder) throws Exception {
    Path charts = folder.resolve("a b/$c 'd");
    List<String> said = run(charts, 0, "--dry-run");
    command(folder, "kubectl", "echo kubectl \"$@\"; test -f namespace.yaml");
    command(folder, "helm", "echo helm \"$@\"; test -f loki/values.yaml");
    assertEquals(said, started(folder, charts, 0));
    assertEquals(said, started(folder, charts, 0));
  }

  @Test
  void stops_where_a_command_fails(@TempDir Path folder) throws Exception {
    Path charts = folder.resolve("charts");
    List<String> said = run(charts, 0, "--dry-run");
    command(folder, "kubectl", "echo kubectl \"$@\"");
    command(folder, "helm", "echo helm \"$@\"; exit 3");
    assertEquals(said.subList(0, 2), started(folder, charts, 3));
  }

  @Test
  void shellcheck_has_nothing_to_say(@TempDir Path folder) throws Exception {
    boolean there =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
            .anyMatch(it -> Files.isExecutable(Path.of(it, "shellcheck")));
    Assumptions.assumeTrue(there, "shellcheck is not on the PATH: the script was not checked");
    write(folder);
    assertEquals(List.of(), start(folder, 0, "", "shellcheck", "install.sh"));
  }

  /// The script's output from a folder above it, with the commands of that folder.
  private static List<String> started(Path folder, Path charts, int code) throws Exception {
    String script = folder.relativize(charts).resolve("install.sh").toString();
    return start(folder, code, folder + ":", "sh", script);
  }

  private static void command(Path folder, String name, String script) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    assertTrue(file.toFile().setExecutable(true));
  }

  private static void write(Path folder) throws IOException {
    var plan = Stacks.plan("full", "nodeProblems={}");
    ChartRendering.written(folder, new Helm(HelmOptions.NONE).tree(Deployment.of(plan)).files());
  }

  private static List<String> run(Path folder, int code, String... arguments) throws Exception {
    write(folder);
    var line = new ArrayList<>(List.of("sh", "install.sh"));
    line.addAll(List.of(arguments));
    return start(folder, code, "", line.toArray(String[]::new));
  }

  /// @param path what stands before the PATH; CDPATH would lead a plain `cd` astray
  private static List<String> start(Path folder, int code, String path, String... line)
      throws Exception {
    var builder = new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().merge("PATH", path, (before, more) -> more + before);
    builder.environment().put("CDPATH", "/:/tmp");
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(code, process.waitFor(), text);
    return text.lines().toList();
  }
}
