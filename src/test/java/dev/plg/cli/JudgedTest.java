package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `plg lint` says it judged: a run that judged nothing is not a healthy one.
class JudgedTest {

  private static final String SERVICE =
      "{apiVersion: v1, kind: Service, metadata: {name: a}, spec: {}}\n";

  private static final String CONFIG =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: promtail, namespace: logs}
      data:
        promtail.yaml: |
          clients: [{url: http://loki:3100/loki/api/v1/push}]
          positions: {filename: /run/promtail/positions.yaml}
          scrape_configs: [{job_name: pods, static_configs: [{labels: {__path__: /var/log/*.log}}]}]
      """;

  @TempDir Path folder;

  @Test
  void an_empty_standard_input_is_an_error() {
    Cli run = Cli.runWith("", "lint", "-");
    assertEquals(ExitCode.FINDINGS, run.code());
    assertEquals(
        """
        -: error: nothing was checked: standard input is empty [lint/nothing-judged]
           = why: a run that checks nothing reports no findings, whatever is deployed
           = fix: check the command before the pipe, or add --allow-empty
        """,
        run.out());
    assertEquals("plg: checked nothing\n", run.err());
  }

  @Test
  void an_empty_run_is_accepted_where_it_is_asked_for() {
    assertEquals(
        new Cli(ExitCode.DONE, "", "plg: checked nothing\n"),
        Cli.runWith("", "lint", "--allow-empty", "-"));
  }

  @Test
  void only_emptiness_is_accepted() {
    assertEquals(ExitCode.USAGE, Cli.run("lint", "--allow-empty", folder + "/missing.yaml").code());
    assertEquals(ExitCode.FINDINGS, Cli.runWith("a: [", "lint", "--allow-empty", "-").code());
  }

  /// Each reason, by an input that has it.
  @Test
  void the_reason_is_the_true_one() {
    Map.of(
            " \n\n", "standard input is empty",
            "# nothing\n", "it contains only comments, `---` or null",
            "---\n---\n", "it contains only comments, `---` or null",
            "a: 1\n", "there is no Kubernetes object in it",
            "just a text\n", "there is no Kubernetes object in it",
            "apiVersion: v1\nkind: List\nitems: []\n", "the list in it has no items",
            "apiVersion: plg/v1\nkind: Stack\n",
                "it is a stack file of plg: check it with `plg generate -f`",
            "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n",
                "it is for kustomize: run `kubectl kustomize FOLDER | plg lint -`")
        .forEach(
            (input, reason) -> {
              Cli run = Cli.runWith(input, "lint", "-");
              assertEquals(ExitCode.FINDINGS, run.code(), input);
              assertTrue(
                  run.out().contains("error: nothing was checked: " + reason + " ["), run.out());
            });
  }

  @Test
  void values_and_configurations_may_not_be_empty_either() {
    for (String input : List.of("", "# nothing\n", "[a, list]\n")) {
      assertEquals(
          ExitCode.FINDINGS,
          Cli.runWith(input, "lint", "--chart", "loki", "--chart-version", "6.55.0", "-").code(),
          input);
      assertEquals(
          ExitCode.FINDINGS, Cli.runWith(input, "lint", "--as", "promtail", "-").code(), input);
    }
    assertTrue(
        Cli.runWith("[a, list]\n", "lint", "--as", "loki", "-")
            .out()
            .contains("a configuration of Loki must be a mapping"));
  }

  @Test
  void values_that_set_nothing_are_judged() {
    Cli run = Cli.runWith("{}\n", "lint", "--chart", "promtail", "--chart-version", "6.17.1", "-");
    assertTrue(run.err().contains("values of promtail 6.17.1"), run.err());
  }

  @Test
  void counts_objects_and_configurations() {
    Cli run = Cli.runWith(SERVICE + "---\n" + CONFIG, "lint", "-");
    assertEquals("plg: checked 2 objects, 1 configuration (promtail)\n", run.err());
    assertEquals(
        "plg: checked 1 configuration (promtail)\n",
        Cli.runWith("server: {}\n", "lint", "--as", "promtail", "-").err());
  }

  @Test
  void counts_the_items_of_a_list() {
    String list = "apiVersion: v1\nkind: List\nitems:\n- %s- %s".formatted(SERVICE, SERVICE);
    assertEquals("plg: checked 2 objects\n", Cli.runWith(list, "lint", "-").err());
  }

  @Test
  void counts_values_by_chart() throws IOException {
    write("helmfile.yaml", releases("loki", "6.55.0", "a.yaml, b.yaml"));
    write("a.yaml", "loki: {auth_enabled: false}\n");
    write("b.yaml", "loki: {auth_enabled: false}\n");
    Cli run = Cli.run("lint", folder.toString());
    assertTrue(run.err().contains("values of loki 6.55.0 of 2 files"), run.err());
  }

  @Test
  void values_of_an_unknown_version_are_named_as_such() throws IOException {
    write("helmfile.yaml", releases("loki", "6.54.99", "a.yaml"));
    write("a.yaml", "loki: {auth_enabled: false}\n");
    Cli run = Cli.run("lint", folder.toString());
    assertEquals(ExitCode.FINDINGS, run.code());
    assertTrue(
        run.out()
            .contains(
                "helmfile.yaml:1:49: note: values of chart loki 6.54.99 are checked against"
                    + " 6.54.0, the nearest version that plg knows [version/nearest]\n"),
        run.out());
    // The versions before and behind it share the fault, so it is certain.
    assertTrue(run.out().contains("a.yaml:1:1: error: `loki.schemaConfig` is not set"));
    assertTrue(
        run.err()
            .endsWith("plg: checked 1 configuration (loki), values of loki 6.54.0 of 2 files\n"),
        run.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          loki     | 3.7.99  | keys of Loki 3.7.99 are checked against 3.7
          promtail | 2.9.99  | keys of Promtail 2.9.99 are checked against 2.9.
          tempo    | 2.4.99  | keys of Tempo 2.4.99 are checked against 2.4.2, the nearest
          agent    | 0.39.99 | keys of Grafana Agent 0.39.99 are checked against 0.39.2, the
          alloy    | 1.99.0  | keys of Alloy 1.99.0 are checked against 1.
          loki     | 1.6.1   | keys of Loki 1.6.1 are not checked: plg knows 2.0.0 to 4.0.0
          """)
  void keys_of_an_unknown_version_of_a_program_are_named_as_such(
      String program, String version, String note) {
    String config =
        program.equals("alloy") ? "loki.echo \"a\" {\n}\n" : "server: {http_listen_port: 3100}\n";
    String option = "--" + program + "-version";
    Cli run = Cli.runWith(config, "lint", "--as", program, option, version, "-");
    assertTrue(run.out().contains("note: " + note), run.out());
    assertTrue(run.out().contains("[version/nearest]"), run.out());
  }

  @ParameterizedTest
  @CsvSource({"config.alloy, alloy, Alloy", "config.river, grafana-agent, Grafana Agent"})
  void a_file_tells_its_program_by_its_ending(String name, String program, String title)
      throws IOException {
    write(name, "loki.wirte \"a\" {\n}\n");
    Cli run = Cli.run("lint", folder.resolve(name).toString());
    assertTrue(run.out().contains(title + " has no component `loki.wirte`"), run.out());
    assertEquals("plg: checked 1 configuration (%s)\n".formatted(program), run.err());
  }

  @ParameterizedTest
  @CsvSource({"config.alloy, alloy, Alloy", "config.river, grafana-agent, Grafana Agent"})
  void a_folder_is_searched_for_configurations_of_components(
      String name, String program, String title) throws IOException {
    write("notes.alloy", "None of the blocks is here.\n");
    write(name, "loki.wirte \"a\" {\n}\n");
    write("a.yaml", SERVICE);
    Cli run = Cli.run("lint", folder.toString());
    assertTrue(run.out().contains(title + " has no component `loki.wirte`"), run.out());
    assertTrue(run.err().contains("1 configuration (%s)".formatted(program)), run.err());
    assertTrue(run.err().contains("left out"), run.err());
  }

  @Test
  void a_key_that_a_newer_version_may_know_is_a_warning() {
    Cli known =
        Cli.runWith(
            "target: all\nservr: {}\n", "lint", "--as", "loki", "--loki-version", "3.7.6", "-");
    assertTrue(known.out().contains("error: Loki 3.7.6 has no key `servr`"), known.out());
    Cli newer =
        Cli.runWith(
            "target: all\nservr: {}\n", "lint", "--as", "loki", "--loki-version", "5.0", "-");
    assertTrue(newer.out().contains("warning: Loki 5.0 has no key `servr`"), newer.out());
  }

  @Test
  void an_unknown_chart_is_named_where_nothing_else_is_judged() throws IOException {
    write("helmfile.yaml", releases("elsewhere", "1.0.0", "a.yaml"));
    write("a.yaml", "x: {y: 1}\n");
    Cli run = Cli.run("lint", folder.toString());
    assertEquals(ExitCode.FINDINGS, run.code());
    assertTrue(run.out().contains("nothing was checked: plg knows no chart elsewhere"), run.out());
  }

  @Test
  void values_inside_an_object_are_counted_or_named() {
    String release =
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: {name: loki, namespace: argocd}
        spec:
          source:
            repoURL: https://grafana.github.io/helm-charts
            chart: promtail
            targetRevision: %s
            helm: {valuesObject: {config: {logLevel: info}}}
        """;
    String known = Cli.runWith(release.formatted("6.17.1"), "lint", "-").err();
    assertEquals("plg: checked 1 object, values of promtail 6.17.1\n", known);
    Cli unknown = Cli.runWith(release.formatted("6.0.99"), "lint", "-");
    assertTrue(
        unknown
            .out()
            .startsWith(
                "-:8:21: note: values of chart promtail 6.0.99 are checked against 6.0.2, the"
                    + " nearest version that plg knows [version/nearest]\n"),
        unknown.out());
    assertEquals("plg: checked 1 object, values of promtail 6.0.2\n", unknown.err());
  }

  /// A release without values installs the chart's defaults, which are judged; one whose values are
  /// all elsewhere may set anything.
  @Test
  void a_release_without_values_is_judged_by_the_defaults() {
    String release =
        """
        apiVersion: helm.toolkit.fluxcd.io/v2
        kind: HelmRelease
        metadata: {name: loki, namespace: logs}
        spec:
          chart: {spec: {chart: loki, version: 6.55.0, sourceRef: {kind: HelmRepository, name: g}}}
        """;
    Cli run = Cli.runWith(release, "lint", "-");
    assertTrue(run.out().contains("-:1:1: error: `loki.schemaConfig` is not set"), run.out());
    assertTrue(run.err().endsWith("values of loki 6.55.0\n"), run.err());
    Cli elsewhere =
        Cli.runWith(release + "  valuesFrom: [{kind: Secret, name: loki}]\n", "lint", "-");
    assertEquals(ExitCode.DONE, elsewhere.code(), elsewhere.out());
    assertTrue(
        elsewhere
            .err()
            .contains(
                "plg: left out HelmRelease logs/loki (chart loki, whose values are not in these"
                    + " files)"),
        elsewhere.err());
  }

  @Test
  void one_file_among_others_gets_a_note() throws IOException {
    Path good = write("good.yaml", SERVICE);
    Path empty = write("empty.yaml", "# later\n");
    Cli run = Cli.run("lint", good.toString(), empty.toString());
    assertEquals(ExitCode.DONE, run.code());
    assertEquals(
        empty
            + ": note: nothing was checked here: it contains only comments, `---` or null"
            + " [lint/not-judged]\n",
        run.out());
    assertEquals("plg: checked 1 object\n", run.err());
  }

  @Test
  void a_folder_says_what_it_left_out_and_why() throws IOException {
    write("service.yaml", SERVICE);
    for (String name : List.of("README.md", "a.sh", "b.sh", "c.sh", ".hidden.yaml")) {
      write(name, "text");
    }
    write("chart/Chart.yaml", "name: mine\n");
    write(".git/config.yaml", "a: 1\n");
    write("base/kustomization.yaml", "patches: [{path: patch.yaml}]\n");
    write("base/patch.yaml", "a: 1\n");
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("chart"));
    Cli run = Cli.run("lint", folder.toString());
    assertEquals(
        """
        plg: checked 1 object
        plg: left out DIR/.git, DIR/.hidden.yaml (hidden)
        plg: left out DIR/README.md, DIR/a.sh, DIR/b.sh and 1 more (neither YAML nor JSON)
        plg: left out DIR/chart (a Helm chart)
        plg: left out DIR/link (a link)
        """,
        run.err().replace(folder.toString(), "DIR"));
  }

  /// To open a pipe without a writer would wait for ever.
  @Test
  void a_pipe_in_a_folder_is_left_out() throws Exception {
    int made = new ProcessBuilder("mkfifo", folder.resolve("a.yaml").toString()).start().waitFor();
    assumeTrue(made == 0);
    Cli run = Cli.run("lint", folder.toString());
    assertEquals(ExitCode.FINDINGS, run.code());
    assertTrue(run.err().contains("a.yaml (not a regular file)"), run.err());
  }

  @Test
  void a_folder_of_nothing_is_an_error() throws IOException {
    Cli empty = Cli.run("lint", folder.toString());
    assertEquals(ExitCode.FINDINGS, empty.code());
    assertTrue(
        empty.out().startsWith(folder + ": error: nothing was checked: there is no file"),
        empty.out());
    write("README.md", "text");
    Cli left = Cli.run("lint", folder.toString());
    assertEquals(ExitCode.FINDINGS, left.code());
    assertTrue(left.out().contains("[lint/nothing-judged]"), left.out());
    assertTrue(left.err().contains("README.md (neither YAML nor JSON)"), left.err());
  }

  @Test
  void another_error_is_reason_enough() {
    String out = Cli.runWith("a: [\n", "lint", "-").out();
    assertFalse(out.contains("lint/nothing-judged"), out);
  }

  @Test
  void json_has_it_too() throws IOException {
    write("good.yaml", SERVICE + "---\n" + CONFIG);
    write("README.md", "text");
    Cli run = Cli.run("lint", "-o", "json", folder.toString());
    Mapping judged = tree(run.out()).mapping("judged");
    assertEquals(
        Map.of(
            "files",
            1L,
            "programs",
            Map.of("promtail", 1L),
            "objects",
            2L,
            "configurations",
            1L,
            "values",
            List.of(),
            "leftOut",
            List.of(Map.of("path", folder + "/README.md", "reason", "neither YAML nor JSON"))),
        judged.plain());
    assertTrue(
        run.err().startsWith("plg: checked 2 objects, 1 configuration (promtail)\n"), run.err());
  }

  private static Mapping tree(String json) {
    return (Mapping)
        YamlReader.read("out", json.getBytes(StandardCharsets.UTF_8)).documents().getFirst().root();
  }

  /// One note names both versions, and the end of the run the one that the values were judged as.
  private static String releases(String chart, String version, String values) {
    return "releases: [{name: a, chart: repo/%s, version: %s, values: [%s]}]\n"
        .formatted(chart, version, values);
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
