package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.finding.Finding;
import dev.plg.model.Stack;
import dev.plg.profile.Profiles;
import dev.plg.profile.Request;
import dev.plg.profile.Resolved;
import dev.plg.profile.StackResolver;
import dev.plg.yaml.Node;
import dev.plg.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `plg show` and `plg profiles diff`.
class ShowTest {

  @TempDir Path folder;

  /// The profiles, and settings whose sections differ from each other's.
  static Stream<List<String>> stacks() {
    return Stream.concat(
        Profiles.names().stream().map(name -> List.of("--profile", name)),
        Stream.of(
            List.of(
                "--profile",
                "dev",
                "--set",
                "loki={endpoint: 'https://loki.example.com', replicas: null, retention: null}"),
            List.of("--profile", "full", "--set", "events.source=agent"),
            List.of("--profile", "full", "--set", "events.sink=stdout"),
            List.of("--profile", "full", "--set", "grafana.enabled=false"),
            List.of("--profile", "full", "--set", "collector=none"),
            List.of("--profile", "alloy", "--set", "promtail.discovery=files"),
            List.of("--profile", "docker-root", "--set", "cluster.dockerRoot=/x"),
            List.of("--profile", "eks-s3", "--set", "loki.ingest=300GB/day"),
            List.of("--profile", "eks-s3", "--set", "loki.resources.limits.memory=9Gi"),
            List.of("--profile", "eks-dynamodb", "--set", "tier=dev"),
            List.of("--profile", "prod", "--set", "cluster.storageClass=gp3")));
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void what_is_shown_gives_the_same_stack(List<String> stack) {
    Stack whole = stack(stack);
    assertEquals(whole, read(run(stack).out()));
    assertEquals(whole, read(run(stack, "--resolved").out()));
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void origins_are_comments(List<String> stack) {
    assertEquals(
        tree(run(stack, "--resolved").out()), tree(run(stack, "--resolved", "--origin").out()));
    assertEquals(tree(run(stack).out()), tree(run(stack, "--origin").out()));
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void each_value_has_an_origin(List<String> stack) {
    run(stack, "--resolved", "--origin")
        .out()
        .lines()
        .filter(line -> !line.endsWith(":"))
        .forEach(line -> assertTrue(line.matches(".*\\S +# \\S.*"), line));
  }

  @Test
  void each_layer_is_named_by_its_file_or_argument() throws IOException {
    Files.writeString(
        folder.resolve("stack.yaml"),
        """
        extends: dev
        loki: {retention: 14d}
        environments:
          prod: {namePrefix: prod-}
        """);
    String file = folder.resolve("stack.yaml").toString();
    String out =
        Cli.run(
                "show",
                "-f",
                file,
                "--env",
                "prod",
                "--set",
                "loki.replicas=1",
                "--resolved",
                "--origin")
            .out();
    for (String line :
        List.of(
            "  retention: 14d .*# " + file + ":2:19",
            "namePrefix: prod- .*# " + file + ":4:22",
            "  replicas: 1 .*# --set loki.replicas=1:1:15",
            "namespace: monitoring .*# profile:dev:6:12",
            "  discovery: kubernetes .*# default",
            "      memory: 1Gi .*# derived: tier dev and `loki.ingest`")) {
      assertTrue(out.lines().anyMatch(it -> it.matches(line)), line + "\n" + out);
    }
  }

  @Test
  void an_error_prints_the_finding_and_no_stack() {
    Cli run = Cli.run("show", "--profile", "dev", "--set", "loki.replicas=3");
    assertEquals(ExitCode.FINDINGS, run.code());
    assertEquals("", run.out());
    assertTrue(run.err().contains("[loki/filesystem-one-replica]"), run.err());
  }

  @Test
  void profiles_are_compared_with_their_defaults() {
    Cli run = Cli.run("profiles", "diff", "dev", "prod");
    assertEquals(ExitCode.FINDINGS, run.code());
    assertTrue(run.out().startsWith("--- profile:dev\n+++ profile:prod\n"), run.out());
    assertTrue(run.out().contains("\n-tier: dev\n"), run.out());
    assertTrue(run.out().contains("\n+      memory: 2Gi\n"), run.out());
    assertEquals(new Cli(ExitCode.DONE, "", ""), Cli.run("profiles", "diff", "dev", "dev"));
    assertTrue(Cli.run("profiles", "diff", "dev", "prd").err().contains("did you mean 'prod'?"));
    assertEquals(ExitCode.USAGE, Cli.run("profiles", "diff", "dev").code());
  }

  private static Cli run(List<String> stack, String... options) {
    var words = new ArrayList<String>(List.of("show"));
    words.addAll(stack);
    words.addAll(List.of(options));
    Cli run = Cli.run(words.toArray(String[]::new));
    assertEquals(ExitCode.DONE, run.code(), run.err());
    return run;
  }

  private static Node tree(String text) {
    return YamlReader.read("shown", text).documents().getFirst().root();
  }

  private static Stack read(String text) {
    Optional<String> none = Optional.empty();
    return whole(
        StackResolver.resolve(
            new Request(none, List.of("shown.yaml"), none, List.of(), none),
            _ -> text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Stack stack(List<String> words) {
    Optional<String> none = Optional.empty();
    List<String> settings = words.size() < 4 ? List.of() : List.of(words.get(3));
    return whole(
        StackResolver.resolve(
            new Request(Optional.of(words.get(1)), List.of(), none, settings, none),
            _ -> new byte[0]));
  }

  private static Stack whole(Resolved resolved) {
    assertEquals(List.of(), resolved.findings().stream().filter(Finding::isError).toList());
    return resolved.stack().orElseThrow();
  }
}
