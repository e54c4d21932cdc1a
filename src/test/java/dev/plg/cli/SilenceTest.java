package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.UnpackedGolden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is not printed: by `-q`, by `.plg.yaml`, and by what a stack ignores.
class SilenceTest {

  private static final Pattern SEVERITY = Pattern.compile("(error|warning|note): [^\\n]+\\[(.+)]");

  /// A stack with two errors, a warning and two notes.
  private static final String PORT = "loki: {config: {server: {http_listen_port: 3101}}}\n";

  /// A stack with a warning and two notes.
  private static final String LEVEL = "loki: {config: {analytics: {reporting_enabled: true}}}\n";

  private static final Set<String> NOTES = Set.of("config/overrides", "version/end-of-life");
  private static final String WARNING = "grafana/default-login";

  @TempDir Path project;

  @Test
  void prints_everything_by_itself() throws IOException {
    assertEquals(union(NOTES, WARNING), said(generate(stack("{name: obs}", LEVEL))));
  }

  @Test
  void generate_prints_errors_alone_when_quiet() throws IOException {
    Cli good = generate(stack("{name: obs}", LEVEL), "-q");
    assertEquals("", good.err());
    assertTrue(good.out().contains("reporting_enabled: true"));
    Cli bad = generate(stack("{name: obs}", PORT), "--quiet");
    assertEquals(Set.of("kubernetes/probe", "wiring/port-not-served"), said(bad));
    assertEquals("", bad.out());
  }

  @Test
  void settings_choose_the_least_severity() throws IOException {
    Path stack = stack("{name: obs}", LEVEL);
    settings("show: warning");
    assertEquals(Set.of(WARNING), said(generate(stack)));
    settings("show: error");
    assertEquals(Set.of(), said(generate(stack)));
    settings("show: note");
    assertEquals(Set.of(), said(generate(stack, "-q")));
  }

  @Test
  void settings_ignore_a_rule_in_generate() throws IOException {
    settings("ignore: [{rule: version/end-of-life, reason: we move in spring}]");
    assertEquals(Set.of(WARNING, "config/overrides"), said(generate(stack("{name: obs}", LEVEL))));
  }

  /// What another stack, or what `plg lint` reads, ignores is no fault here.
  @Test
  void settings_may_ignore_what_this_stack_does_not_have() throws IOException {
    settings("ignore: [{rule: schema/tsdb-period, reason: an old index}]");
    assertEquals(union(NOTES, WARNING), said(generate(stack("{name: obs}", LEVEL))));
  }

  @Test
  void a_stack_rule_is_not_missed_by_lint() throws IOException {
    settings("ignore: [{rule: grafana/default-login, reason: behind a proxy}]");
    Path service = project.resolve("service.yaml");
    Files.writeString(service, "{apiVersion: v1, kind: Service, metadata: {name: a}, spec: {}}");
    Cli.runIn(project, "lint", service.toString()).assertClean();
  }

  @Test
  void the_annotation_is_about_the_whole_stack() throws IOException {
    Path stack =
        stack(
            "{name: obs, annotations: {plg.dev/ignore: 'grafana/default-login: behind a proxy;"
                + " version/end-of-life: we move in spring'}}",
            LEVEL);
    assertEquals(Set.of("config/overrides"), said(generate(stack)));
  }

  @Test
  void a_comment_is_about_its_line() throws IOException {
    String ignoring = LEVEL.strip() + " # plg.dev/ignore: config/overrides: while we look\n";
    assertEquals(
        Set.of(WARNING, "version/end-of-life"), said(generate(stack("{name: obs}", ignoring))));
  }

  @Test
  void what_is_ignored_for_nothing_is_said() throws IOException {
    Path unused =
        stack("{name: obs, annotations: {plg.dev/ignore: 'schema/tsdb-period: old'}}", LEVEL);
    assertTrue(said(generate(unused)).contains("lint/ignore-unused"));
    Path unknown = stack("{name: obs, annotations: {plg.dev/ignore: 'a/b: why'}}", LEVEL);
    assertTrue(said(generate(unknown)).contains("lint/ignore-unknown"));
    Path bare = stack("{name: obs, annotations: {plg.dev/ignore: version/end-of-life}}", LEVEL);
    assertTrue(said(generate(bare)).contains("lint/ignore-without-reason"));
  }

  /// A rule may be wrong about a case; a reason overrules it.
  @Test
  void an_error_of_a_rule_can_be_ignored() throws IOException {
    String both = "kubernetes/probe: a proxy answers; wiring/port-not-served: a proxy listens";
    Path stack = stack("{name: obs, annotations: {plg.dev/ignore: '" + both + "'}}", PORT);
    Cli run = generate(stack, "-q");
    assertEquals("0 ", run.code() + " " + run.err());
    assertTrue(run.out().contains("http_listen_port: 3101"));
  }

  /// Without the value there is no stack, so nothing can be ignored.
  @Test
  void an_error_of_the_input_stays() throws IOException {
    settings("ignore: [{rule: yaml/duplicate-key, reason: none}]");
    Cli run = generate(stack("{name: obs}", "tier: dev\ntier: prod\n"));
    assertEquals(ExitCode.FINDINGS, run.code());
    assertTrue(said(run).contains("yaml/duplicate-key"), run.err());
    assertEquals("", run.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json", "sarif", "github", "junit"})
  void lint_prints_errors_alone_when_quiet(String format) throws IOException {
    Path bad = project.resolve("bad.yaml");
    Files.copy(UnpackedGolden.path("rules", "version", "unmaintained", "bad.yaml"), bad);
    Cli all = Cli.run("lint", "-o", format, bad.toString());
    assertTrue(all.out().contains("version/unmaintained"), all.out());
    Cli quiet = Cli.run("lint", "-q", "-o", format, bad.toString());
    assertFalse(quiet.out().contains("version/unmaintained"), quiet.out());
    assertEquals("0 ", quiet.code() + " " + quiet.err());
  }

  /// A run that fails says why, quiet or not.
  @Test
  void lint_prints_what_fails_it() {
    String bad = UnpackedGolden.path("rules", "version", "unmaintained", "bad.yaml").toString();
    Cli run = Cli.run("lint", "-q", "--fail-on", "note", bad);
    assertEquals(ExitCode.FINDINGS, run.code());
    assertTrue(run.out().contains("version/unmaintained"), run.out());
    assertEquals("", run.err());
  }

  @Test
  void lint_says_that_nothing_was_judged_when_quiet() {
    Cli run = Cli.runWith("", "lint", "-q", "-");
    assertEquals(ExitCode.FINDINGS, run.code());
    assertTrue(run.out().contains("[lint/nothing-judged]"), run.out());
  }

  @Test
  void update_check_and_iam_are_quiet_too() throws IOException {
    Path stack = stack("{name: obs}", LEVEL);
    String out = project.resolve("out").toString();
    assertEquals(0, generate(stack, "-q", "-o", out).code());
    assertEquals(union(NOTES, WARNING), said(Cli.runIn(project, "update", out)));
    assertEquals(new Cli(0, "", ""), Cli.runIn(project, "update", "-q", out));
    assertEquals(new Cli(0, "", ""), Cli.runIn(project, "check", "-q", out));
    Path bad = stack("{name: obs}", "extends: eks-s3\nloki: {replicas: 2}\n");
    Set<String> all = said(Cli.runIn(project, "iam", "-f", bad.toString()));
    assertTrue(all.contains("version/end-of-life"), all::toString);
    Cli quiet = Cli.runIn(project, "iam", "-q", "-f", bad.toString());
    assertFalse(quiet.err().contains("note:") || quiet.err().contains("warning:"), quiet.err());
    assertTrue(quiet.err().contains("error:"), quiet.err());
  }

  @Test
  void a_function_of_kustomize_is_quiet_too() throws IOException {
    String list =
        """
        apiVersion: config.kubernetes.io/v1
        kind: ResourceList
        items: []
        functionConfig:
          apiVersion: plg/v1
          kind: Stack
          metadata: {name: obs}
          extends: dev
        """;
    assertTrue(krm(list).out().contains("rule: version/end-of-life"));
    assertTrue(krm(list).err().contains("[version/end-of-life]"));
    assertFalse(krm(list, "-q").out().contains("results:"));
    assertEquals("", krm(list, "-q").err());
    String ignoring =
        list.replace(
            "{name: obs}",
            "{name: obs, annotations: {plg.dev/ignore: 'version/end-of-life: in spring'}}");
    assertFalse(krm(ignoring).out().contains("version/end-of-life"), krm(ignoring).out());
  }

  /// Settings that cannot be read settle nothing, and nothing is written by them.
  @Test
  void wrong_settings_stop_every_command() throws IOException {
    Path stack = stack("{name: obs}", LEVEL);
    String out = project.resolve("out").toString();
    assertEquals(0, generate(stack, "-q", "-o", out).code());
    settings("shw: error");
    for (List<String> command :
        List.of(
            List.of("generate", "-f", stack.toString()),
            List.of("generate", "-f", stack.toString(), "-o", project.resolve("new").toString()),
            List.of("update", out),
            List.of("check", out),
            List.of("iam", "--profile", "eks-s3"),
            List.of("lint", stack.toString()))) {
      Cli run = Cli.runIn(project, command.toArray(String[]::new));
      assertEquals(ExitCode.USAGE, run.code(), command::toString);
      assertTrue((run.err() + run.out()).contains("did you mean 'show'?"), run.err() + run.out());
    }
    assertFalse(Files.exists(project.resolve("new")));
  }

  private Cli krm(String list, String... options) {
    var words = new ArrayList<String>(List.of("krm"));
    words.addAll(List.of(options));
    return Cli.runWith(list, words.toArray(String[]::new));
  }

  private Cli generate(Path stack, String... options) {
    var words = new ArrayList<String>(List.of("generate", "-f", stack.toString()));
    words.addAll(List.of(options));
    return Cli.runIn(project, words.toArray(String[]::new));
  }

  private Path stack(String metadata, String rest) throws IOException {
    String base = rest.contains("extends:") ? "" : "extends: dev\n";
    return Files.writeString(
        project.resolve("stack.yaml"),
        "apiVersion: plg/v1\nkind: Stack\nmetadata: " + metadata + "\n" + base + rest);
  }

  private void settings(String text) throws IOException {
    Files.writeString(project.resolve(".plg.yaml"), text);
  }

  private static Set<String> said(Cli run) {
    var rules = new TreeSet<String>();
    SEVERITY.matcher(run.err()).results().map((MatchResult it) -> it.group(2)).forEach(rules::add);
    return rules;
  }

  private static Set<String> union(Set<String> rules, String more) {
    var all = new TreeSet<String>(rules);
    all.add(more);
    return all;
  }
}
