package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plg.UnpackedGolden;
import dev.plg.app.lint.LintInputs;
import dev.plg.app.lint.Linting;
import dev.plg.app.report.Report;
import dev.plg.app.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What plg writes has nothing that `plg lint` finds, but programs that are no longer maintained.
class OwnOutputTest {

  private static final Path PROFILES = UnpackedGolden.path("profiles");

  /// Objects for Argo CD and Flux, a controller, a profile and a line of versions each.
  private static final Path GITOPS = UnpackedGolden.path("gitops");

  /// A chart is rendered before it is looked at, and a kustomization built.
  private static final Set<String> EXPECTED =
      Set.of("version/unmaintained", "helm/abandoned", "lint/chart", "lint/kustomization");

  private static final Set<String> FORMATS = Set.of("manifests", "helm", "kustomize");

  static Stream<Path> trees() throws IOException {
    try (Stream<Path> all = Files.walk(PROFILES);
        Stream<Path> gitOps = Files.walk(GITOPS, 3)) {
      return Stream.concat(
          all.filter(it -> FORMATS.contains(it.getFileName().toString())),
          gitOps.filter(it -> it.getNameCount() == GITOPS.getNameCount() + 3))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("trees")
  void lint_finds_nothing(Path tree) throws IOException {
    LintInputs inputs = LintInputs.of(List.of(tree.toString()), Cli.NO_INPUT);
    var options =
        LintArguments.options(Arguments.read("lint", new LintCommand().manual(), List.of()));
    Report linted = Linting.of(inputs, options, Settings.NONE);
    assertEquals(
        List.of(), linted.findings().stream().filter(it -> !EXPECTED.contains(it.rule())).toList());
  }

  /// A single values file does not say for which chart it is.
  @Test
  void data_sources_for_kube_prometheus_stack_are_read_by_that_chart() {
    String values =
        Cli.run(
                "generate",
                "--profile",
                "full",
                "--format",
                "kube-prometheus-stack",
                "--only",
                "datasources")
            .out();
    Cli run =
        Cli.runWith(
            values, "lint", "--chart", "kube-prometheus-stack", "--chart-version", "81.2.5", "-");
    assertEquals("", run.out());
    assertEquals("plg: checked values of kube-prometheus-stack 81.2.5\n", run.err());
  }

  /// The folder as `generate -o` writes it, with what is for Helm beside what is for the
  /// controller.
  @ParameterizedTest
  @ValueSource(strings = {"argocd", "flux"})
  void lint_finds_nothing_beside_helm(String controller, @TempDir Path folder) {
    String out = folder.resolve("deploy").toString();
    Cli made =
        Cli.run(
            "generate", "--profile", "full", "--format", "helm", "--gitops", controller, "-o", out);
    assertEquals(0, made.code(), made.err());
    Cli run = Cli.run("lint", "--fail-on", "warning", out);
    assertEquals(0, run.code(), run.out());
  }
}
