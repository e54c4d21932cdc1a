package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.app.lint.LintInputs;
import dev.plg.app.lint.LintOptions;
import dev.plg.app.lint.Linting;
import dev.plg.app.report.Report;
import dev.plg.app.settings.Settings;
import dev.plg.finding.Finding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A repository as a whole: many files, some of which are broken.
class LintRepositoryTest {

  private static final int MANY = 2_000;

  @TempDir Path folder;

  @Test
  void a_file_that_cannot_be_read_hides_no_other() throws IOException {
    writeMany();
    LintInputs inputs = LintInputs.of(List.of(folder.toString()), Cli.NO_INPUT);
    Files.delete(folder.resolve("7/o7.yaml"));
    Report report = Linting.of(inputs, LintOptions.NONE, Settings.NONE);
    assertEquals(
        List.of("input/unreadable", "kubernetes/removed-api"),
        report.findings().stream().map(Finding::rule).toList());
    assertEquals(
        folder.resolve("7/o7.yaml").toString(), report.findings().getFirst().place().file());
    assertEquals(MANY, report.judged().orElseThrow().objects());
  }

  /// Files are read side by side, and what is found does not depend on it.
  @Test
  void what_is_found_has_one_order() throws IOException {
    for (int at = 0; at < 200; at++) {
      write(
          "a%03d.yaml".formatted(at),
          "apiVersion: apps/v1beta1\nkind: Deployment\nmetadata: {name: d%d}\n".formatted(at));
    }
    String first = Cli.run("lint", folder.toString()).out();
    assertEquals(
        201,
        first
            .lines()
            .filter(it -> it.contains(": error: ") || it.startsWith("plg: 200 errors"))
            .count());
    for (int again = 0; again < 3; again++) {
      assertEquals(first, Cli.run("lint", folder.toString()).out());
    }
  }

  @Test
  void a_terminal_sees_how_many_files_are_read() throws IOException {
    writeMany();
    String seen = err(Map.of("TERM", "xterm"), true);
    assertTrue(seen.contains("\r\033[Kplg: read 1,"), seen);
    assertTrue(seen.contains(" of 2,001 files"), seen);
    String last = seen.substring(seen.lastIndexOf('\r'));
    assertTrue(last.startsWith("\r\033[Kplg: checked 2001 objects"), last);
  }

  @Test
  void nothing_of_that_is_in_a_log() throws IOException {
    writeMany();
    for (String err :
        List.of(err(Map.of("TERM", "xterm"), false), err(Map.of("TERM", "dumb"), true))) {
      assertFalse(err.contains("plg: read"), err);
      assertFalse(err.contains("\033"), err);
    }
  }

  @Test
  void a_few_files_need_no_line() throws IOException {
    write("a.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n");
    assertFalse(err(Map.of("TERM", "xterm"), true).contains("plg: read"));
  }

  /// The chart tempo-distributed has keys of Tempo's own configuration, and others beside them.
  @Test
  void values_of_a_release_are_no_configuration() throws IOException {
    write(
        "kustomization.yaml",
        """
        resources: [release.yaml]
        configMapGenerator: [{name: tempo, files: [values.yaml]}]
        """);
    write("values.yaml", "distributor: {extraArgs: []}\nstorage: {}\nqueryFrontend: {}\n");
    write(
        "release.yaml",
        """
        apiVersion: helm.toolkit.fluxcd.io/v2
        kind: HelmRelease
        metadata: {name: tempo}
        spec:
          chart: {spec: {chart: tempo-distributed, version: 1.61.3, sourceRef: {kind: HelmRepository, name: g}}}
          valuesFrom: [{kind: ConfigMap, name: tempo}]
        """);
    String out = Cli.run("lint", folder.toString()).out();
    assertFalse(out.contains("[tempo/unknown-key]"), out);
  }

  @Test
  void nothing_is_said_of_the_values_of_charts_that_are_not_judged() throws IOException {
    write(
        "release.yaml",
        """
        apiVersion: helm.toolkit.fluxcd.io/v2
        kind: HelmRelease
        metadata: {name: nextcloud}
        spec:
          chart: {spec: {chart: nextcloud, version: 6.0.0, sourceRef: {kind: HelmRepository, name: g}}}
          valuesFrom: [{kind: ConfigMap, name: elsewhere}]
        """);
    assertEquals("", Cli.run("lint", folder.toString()).out());
  }

  @Test
  void an_object_that_two_builds_change_is_not_written_twice() throws IOException {
    for (String app : List.of("a", "b")) {
      write(
          app + ".yaml",
          """
          apiVersion: kustomize.toolkit.fluxcd.io/v1
          kind: Kustomization
          metadata: {name: %s, namespace: flux-system}
          spec: {path: ./apps/%s, sourceRef: {kind: GitRepository, name: flux-system}}
          """
              .formatted(app, app));
      write(
          "apps/" + app + "/kustomization.yaml",
          "resources: [../../base]\nlabels: [{pairs: {app: %s}}]\n".formatted(app)
              + "patches: [{target: {kind: Service}, patch: '[{op: add, path: /spec/x, value: %s}]'}]\n"
                  .formatted(app));
    }
    write("base/kustomization.yaml", "resources: [service.yaml]\n");
    write(
        "base/service.yaml",
        """
        apiVersion: v1
        kind: Service
        metadata: {name: 'app-${SLUG}'}
        spec: {selector: {a: b}}
        """);
    assertEquals("", Cli.run("lint", folder.toString()).out());
  }

  @Test
  void a_template_of_jinja_is_named_as_one() throws IOException {
    write(
        "a.yaml",
        "apiVersion: v1\nkind: ConfigMap\n{% if x %}\nmetadata: {name: a}\n{% endif %}\n");
    String out = Cli.run("lint", folder.toString()).out();
    assertTrue(out.contains("a.yaml:3:1: error: this is an unrendered template: it has `{%`"), out);
  }

  /// Each chart gets all globals, and reads those that are meant for it.
  @Test
  void a_global_that_one_of_the_charts_reads_is_read() throws IOException {
    write(
        "Chart.yaml",
        """
        apiVersion: v2
        name: monitoring
        version: 1.0.0
        dependencies:
          - {name: tempo, version: 1.24.4, repository: "https://grafana.github.io/helm-charts"}
          - {name: grafana, version: 10.5.15, repository: "https://grafana.github.io/helm-charts"}
        """);
    write("values.yaml", "global: {dnsService: a, imageRegistry: b}\ngrafana: {nothing: 1}\n");
    String alone = Cli.run("lint", folder.toString()).out();
    assertTrue(alone.contains("`global.dnsService` is not read"), alone);
    write(
        "Chart.yaml",
        """
        apiVersion: v2
        name: monitoring
        version: 1.0.0
        dependencies:
          - {name: loki, version: 6.55.0, repository: "https://grafana.github.io/helm-charts"}
          - {name: grafana, version: 10.5.15, repository: "https://grafana.github.io/helm-charts"}
        """);
    String both = Cli.run("lint", folder.toString()).out();
    assertFalse(both.contains("`global."), both);
    assertTrue(both.contains("`nothing` is not read"), both);
  }

  @Test
  void a_variable_of_flux_that_is_not_known_is_no_template() throws IOException {
    write(
        "ks.yaml",
        """
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata: {name: app, namespace: flux-system}
        spec:
          path: ./app
          sourceRef: {kind: GitRepository, name: flux-system}
          postBuild: {substituteFrom: [{kind: Secret, name: elsewhere}]}
        """);
    write("app/kustomization.yaml", "resources: [app.yaml]\n");
    write(
        "app/app.yaml",
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: "runner-${CLUSTER}"}
        spec:
          selector: {matchLabels: {a: b}}
          template:
            metadata: {labels: {a: b}}
            spec: {containers: [{name: a, image: "registry.example.com/runner:${TAG}"}]}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: "${ONE}"}
        data: {a: "1"}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: "${OTHER}"}
        data: {a: "2"}
        """);
    assertEquals("", Cli.run("lint", folder.toString()).out());
  }

  private String err(Map<String, String> environment, boolean attended) {
    var err = new ByteArrayOutputStream();
    var terminal =
        new Terminal(
            Cli.NO_INPUT,
            new ByteArrayOutputStream(),
            err,
            environment::get,
            attended,
            Path.of(""));
    Main.run(terminal, "lint", folder.toString());
    return err.toString(StandardCharsets.UTF_8);
  }

  private void writeMany() throws IOException {
    for (int at = 0; at < MANY; at++) {
      write(
          "%d/o%d.yaml".formatted(at % 20, at),
          "apiVersion: v1\nkind: Namespace\nmetadata: {name: n%d}\n".formatted(at));
    }
    write("last.yaml", "apiVersion: apps/v1beta1\nkind: Deployment\nmetadata: {name: last}\n");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
