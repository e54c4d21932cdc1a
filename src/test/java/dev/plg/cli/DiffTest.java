package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.Stacks;
import dev.plg.UnpackedCharts;
import dev.plg.app.diff.LiveForm;
import dev.plg.emit.Deployment;
import dev.plg.emit.Manifests;
import dev.plg.profile.Profiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiffTest {

  @TempDir Path folder;

  static Stream<String> profiles() {
    return Profiles.names().stream();
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void every_format_of_every_profile_is_the_same_as_itself(String profile) throws IOException {
    String stream = file("all.yaml", Cli.run("generate", "--profile", profile, "-q").out());
    String manifests = written(profile, "manifests");
    assertSame("-v", profile, profile);
    assertSame("-v", stream, stream);
    assertSame("-v", profile, stream);
    assertSame("-v", manifests, stream);
    assertSame("-v", manifests, manifests);
    if (!profile.equals("loki-stack")) { // its stack is made for one chart
      String written = written(profile, "kustomize");
      boolean hasOverlays = Files.exists(Path.of(written, "overlays"));
      String kustomize = written + (hasOverlays ? "/base" : "");
      assertSame("-v", kustomize, kustomize);
      assertSame("-q", kustomize, profile);
      assertSame("-q", profile, kustomize);
    }
    if (Cli.run("generate", "--profile", profile, "--format", "helm", "-o", path("h")).code()
        == 0) {
      assertSame("-v", path("h"), path("h"));
    }
  }

  /// What rolls the pods on a new configuration differs between the formats, and is no difference.
  @Test
  void formats_differ_in_what_rolls_the_pods_alone() throws IOException {
    Cli run = Cli.run("diff", "dev", written("dev", "kustomize"), "-v");
    assertEquals(0, run.code());
    assertTrue(run.out().startsWith("does nothing\n"), run.out());
    run.out()
        .lines()
        .filter(it -> it.contains(": "))
        .forEach(it -> assertTrue(it.contains("checksum/config") || it.contains("mark"), it));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "full", "prod"})
  void charts_run_the_same_programs(String profile) throws IOException {
    UnpackedCharts.required();
    String charts = UnpackedCharts.parent("loki", "6.55.0").toString();
    String helm = written(profile, "helm");
    assertSame("-v", helm, helm, "--charts", charts);
    Cli run = Cli.run("diff", profile, helm, "--charts", charts);
    assertEquals(1, run.code(), run.err());
    assertFalse(run.out().contains("loses data"), run.out());
    for (String config :
        new String[] {"loki.yaml ", "config.yaml ", "tempo.yaml ", "promtail.yaml "}) {
      assertFalse(run.out().contains("\n    " + config), run.out());
    }
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void what_the_cluster_adds_is_no_difference(String profile) throws IOException {
    String dump = LiveForm.dump(Manifests.objects(Deployment.of(Stacks.plan(profile))));
    Cli run = Cli.runWith(dump, "diff", "-", profile, "-v");
    assertEquals(new Cli(0, "", run.err()), run);
    assertTrue(run.err().contains("no difference\n"), run.err());
  }

  @Test
  void a_dump_without_a_config_map_says_so_and_goes_on() {
    var objects = Manifests.objects(Deployment.of(Stacks.plan("dev")));
    String dump =
        LiveForm.dump(
            objects.stream()
                .filter(
                    it ->
                        !(it.is("kind", "ConfigMap") && it.mapping("metadata").is("name", "loki")))
                .toList());
    Cli run = Cli.runWith(dump, "diff", "-", "dev", "--set", "loki.replicas=1");
    assertEquals(0, run.code(), run.out());
    assertTrue(
        run.err()
            .contains(
                "ConfigMap monitoring/loki is not in this input, but StatefulSet monitoring/loki"
                    + " reads it"),
        run.err());
  }

  @Test
  void a_truncated_dump_is_an_error() {
    String dump = LiveForm.dump(Manifests.objects(Deployment.of(Stacks.plan("dev"))));
    String cut = dump.substring(0, dump.indexOf("kind: StatefulSet") + 40) + "\n  - [";
    assertRefused("yaml/syntax", Cli.runWith(cut, "diff", "-", "dev"));
  }

  @Test
  void inputs_that_cannot_be_read_are_named() throws IOException {
    String empty = file("empty.yaml", "");
    String values = file("values.yaml", "loki: {auth_enabled: false}\n");
    String object = file("object.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: x}\n");
    assertRefused("[input/nothing]", Cli.run("diff", empty, "dev"));
    assertRefused("[input/missing]", Cli.run("diff", "dev", path("none.yaml")));
    assertRefused("[input/not-an-object]", Cli.run("diff", "dev", values));
    assertRefused("[input/not-an-object]", Cli.run("diff", "dev", file("list.yaml", "- a\n")));
    assertRefused("[input/not-comparable]", Cli.run("diff", "dev", values, "--chart", "loki"));
    assertRefused("[input/not-comparable]", Cli.run("diff", values, object, "--chart", "loki"));
    assertRefused("two inputs", Cli.run("diff", "dev"));
    assertRefused("unexpected argument 'c'", Cli.run("diff", "dev", "dev", "c"));
    assertRefused("unknown format 'x'", Cli.run("diff", "dev", "dev", "-o", "x"));
    assertRefused("is not a folder", Cli.run("diff", "dev", "dev", "--charts", path("none")));
    assertRefused("given twice", Cli.run("diff", "-", "-"));
  }

  @Test
  void a_folder_with_several_overlays_is_refused_with_their_names() throws IOException {
    file(
        "stack.yaml",
        """
        apiVersion: plg/v1
        kind: Stack
        metadata: {name: obs}
        extends: dev
        environments:
          blue: {namePrefix: blue-}
          green: {namePrefix: green-}
        """);
    String out = path("deploy");
    Cli.run("generate", "-f", path("stack.yaml"), "--format", "kustomize", "-o", out);
    assertRefused("this folder has 2 deployments", Cli.run("diff", out, "dev"));
    assertSame("-q", out + "/overlays/blue", path("stack.yaml"), "--env", "blue");
  }

  @Test
  void values_are_compared_by_the_objects_that_the_chart_makes() throws IOException {
    String before = file("a.yaml", "config:\n  clients:\n  - url: http://loki/loki/api/v1/push\n");
    String after = file("b.yaml", "config:\n  clients:\n  - url: http://other/loki/api/v1/push\n");
    Cli run = Cli.run("diff", before, after, "--chart", "promtail");
    assertEquals(1, run.code(), run.err());
    assertTrue(run.out().startsWith("changes what is stored or found\n"), run.out());
  }

  /// What an object of Flux or Argo CD installs is compared, not the text of its values.
  @ParameterizedTest
  @ValueSource(strings = {"flux", "argocd"})
  void releases_are_compared_by_what_they_install(String controller) {
    String before = path("before");
    String after = path("after");
    for (String[] run : new String[][] {{before, "7d"}, {after, "2d"}}) {
      Cli.run(
          "generate",
          "--profile",
          "dev",
          "--format",
          "helm",
          "--gitops",
          controller,
          "-o",
          run[0],
          "--set",
          "loki.retention=" + run[1]);
    }
    Cli run = Cli.run("diff", before, after);
    assertEquals(1, run.code(), run.err());
    assertTrue(run.out().startsWith("loses data\n  ConfigMap monitoring/loki\n"), run.out());
    assertTrue(run.out().contains("\n  StatefulSet monitoring/loki: loki-0\n"), run.out());
    assertFalse(run.out().contains("rollout restart"), run.out());
  }

  /// A value that plg's model does not show is no silence.
  @Test
  void values_that_are_not_modelled_are_named() throws IOException {
    String before = file("a.yaml", "serviceMonitor: {enabled: false}\n");
    String after = file("b.yaml", "serviceMonitor: {enabled: true}\n");
    Cli run = Cli.run("diff", before, after, "--chart", "promtail");
    assertEquals(1, run.code(), run.out());
    assertTrue(run.err().contains("value `serviceMonitor.enabled` differs"), run.err());
  }

  @Test
  void secrets_are_never_shown() throws IOException {
    String text = "apiVersion: v1\nkind: Secret\nmetadata: {name: x}\nstringData: {p: %s}\n";
    String before = file("a.yaml", text.formatted("hunter2"));
    String after = file("b.yaml", text.formatted("hunter3"));
    for (String format : new String[] {"text", "json", "markdown", "github"}) {
      Cli run = Cli.run("diff", before, after, "-o", format);
      assertEquals(1, run.code());
      assertTrue(run.out().contains("data.p"), run.out());
      assertFalse(run.out().contains("hunter"), run.out());
    }
  }

  @Test
  void a_full_disk_is_an_error_of_its_own() {
    Cli run =
        Cli.runInto(
            Cli.failing("No space left on device"), Cli.NO_INPUT, Map.of(), "diff", "dev", "prod");
    assertEquals(3, run.code(), run.err());
  }

  private static void assertSame(String option, String before, String after, String... more) {
    String[] args =
        Stream.concat(Stream.of("diff", before, after, option), Stream.of(more))
            .toArray(String[]::new);
    Cli run = Cli.run(args);
    assertEquals("0 ", run.code() + " " + run.out(), () -> String.join(" ", args) + run.err());
  }

  private static void assertRefused(String says, Cli run) {
    assertEquals(2, run.code(), run.err());
    assertEquals("", run.out());
    assertTrue(run.err().contains(says), run.err());
  }

  private String written(String profile, String format) {
    String target = path(profile + "-" + format);
    Cli run = Cli.run("generate", "--profile", profile, "--format", format, "-o", target);
    assertEquals(0, run.code(), run.err());
    return target;
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private String file(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
    return path(name);
  }
}
