package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A later output that deploys to another place, another version, or in another way says what that
/// means for what an earlier one deployed.
class ChangedDeploymentTest {

  private static final String EACH = "--profile loki-stack --set helm.chart=each --format helm";
  private static final String UMBRELLA = "--profile loki-stack --format helm";

  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(strings = {"manifests", "kustomize", "helm", "stream.yaml", "loki.yaml"})
  void a_changed_namespace_leaves_the_old_stack_behind(String target) throws IOException {
    String format = format(target);
    assertEquals(0, run(target, format, "-n one").code());
    List<String> before = texts(target);
    Cli run = run(target, format, "-n two");
    assertEquals(1, run.code(), run.err());
    assertEquals(1, count(run, "[kubernetes/moved]"), run.err());
    assertTrue(run.err().contains("the namespace changes from one to two"), run.err());
    assertTrue(run.err().contains("the old stack keeps running"), run.err());
    assertTrue(run.err().contains(removal(target)), run.err());
    assertTrue(run.err().contains("--accept kubernetes/moved"), run.err());
    assertEquals(before, texts(target));
    assertEquals(0, run(target, format, "-n two --accept kubernetes/moved").code());
    assertEquals(0, run(target, format, "-n two").code());
  }

  private static String removal(String target) {
    return switch (target) {
      case "helm" -> "`helm -n one uninstall loki promtail extras grafana`";
      case "loki.yaml" -> "`helm -n one uninstall loki`";
      default -> "`kubectl -n one delete daemonset/promtail deployment/grafana statefulset/loki`";
    };
  }

  @Test
  void update_says_it_too() {
    run("out", "--profile dev", "-n one");
    Cli run = Cli.run("update", temp.resolve("out").toString(), "-n", "two");
    assertEquals(1, run.code(), run.err());
    assertTrue(run.err().contains("the namespace changes from one to two"), run.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"manifests", "helm", "stream.yaml"})
  void a_changed_prefix_leaves_the_old_stack_behind(String target) {
    String format = format(target);
    assertEquals(0, run(target, format, "").code());
    Cli run = run(target, format, "--set namePrefix=new-");
    assertEquals(1, run.code(), run.err());
    assertTrue(
        run.err()
            .contains(
                "the workloads are renamed: loki becomes new-loki, promtail becomes"
                    + " new-promtail, grafana becomes new-grafana [kubernetes/moved]"),
        run.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--set grafana.enabled=false",
        "--set tempo.enabled=true",
        "--set metadata.name=other --accept kubernetes/immutable-field",
        "--set loki.retention=3d"
      })
  void a_part_that_comes_or_goes_is_no_move(String change) {
    for (String format : List.of("manifests", "helm")) {
      String profile = "--profile dev --format " + format;
      assertEquals(0, run(format, profile, "").code());
      Cli run = run(format, profile, change);
      assertEquals(0, run.code(), run.err());
      assertFalse(run.err().contains("kubernetes/moved"), run.err());
      assertFalse(run.err().contains("[helm/chart"), run.err());
      assertFalse(run.err().contains("[version/up"), run.err());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"manifests", "kustomize", "helm", "stream.yaml"})
  void what_leaves_the_output_goes_on_running(String target) {
    String format = format(target);
    assertEquals(0, run(target, format, "-n one").code());
    Cli run = run(target, format, "-n one --set collector=alloy");
    assertEquals(0, run.code(), run.err());
    assertTrue(
        run.err()
            .contains(
                "warning: promtail is no longer part of the output [kubernetes/left-running]"),
        run.err());
    String command =
        target.equals("helm")
            ? "helm -n one uninstall"
            : "kubectl -n one delete daemonset/promtail";
    assertTrue(run.err().contains("delete it by `" + command), run.err());
    Cli again = run(target, format, "-n one --set collector=alloy");
    assertFalse(again.err().contains("[kubernetes/left-running]"), again.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          loki.version="3.2"      | loki.version="3.5"       | Loki is upgraded from 3.2.2 to 3.5.12
          loki.version="3.5.1"    | loki.version="3.4"       | Loki is downgraded from 3.5.1 to 3.4.6
          loki.version="3.5.1"    | loki.version="3.5.7"     |
          helm.charts.loki=6.46.0 | helm.charts.loki=18.11.0 | Loki is upgraded from 3.5.7 to 3.7.6
          """)
  void a_move_between_any_versions_says_what_it_means(String before, String after, String says) {
    assertEquals(0, run("helm", format("helm"), "--set " + before).code());
    Cli move = run("helm", format("helm"), "--set " + after);
    if (says == null) {
      assertEquals(0, move.code(), move.err());
      assertFalse(move.err().contains("Loki is "), move.err());
    } else {
      assertEquals(says.contains("downgraded") ? 1 : 0, move.code(), move.err());
      assertTrue(move.err().contains(says), move.err());
      assertFalse(move.err().contains("[kubernetes/immutable-field]"), move.err());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"manifests", "kustomize", "helm", "stream.yaml", "loki.yaml"})
  void a_newer_version_says_that_there_is_no_way_back(String target) {
    String format = format(target);
    assertEquals(0, run(target, format, "--set loki.version=\"2.9\"").code());
    Cli up = run(target, format, "--set loki.version=\"3.7\"");
    assertEquals(0, up.code(), up.err());
    assertTrue(
        up.err().contains("warning: Loki is upgraded from 2.9.6 to 3.7.6 [version/upgrade]"),
        up.err());
    assertTrue(up.err().contains("https://grafana.com/docs/loki/latest/setup/upgrade/"), up.err());
    Cli same = run(target, format, "--set loki.version=\"3.7\"");
    assertFalse(same.err().contains("[version/upgrade]"), same.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"manifests", "kustomize", "helm", "stream.yaml", "loki.yaml"})
  void a_store_is_not_downgraded(String target) throws IOException {
    String format = format(target);
    assertEquals(0, run(target, format, "--set loki.version=\"3.7\"").code());
    List<String> before = texts(target);
    Cli down = run(target, format, "--set loki.version=\"2.9\"");
    assertEquals(1, down.code(), down.err());
    assertTrue(
        down.err().contains("error: Loki is downgraded from 3.7.6 to 2.9.6 [version/downgrade]"),
        down.err());
    assertEquals(before, texts(target));
    assertEquals(
        0, run(target, format, "--set loki.version=\"2.9\" --accept version/downgrade").code());
  }

  @Test
  void each_store_is_named_and_nothing_else() {
    run("out", "--profile full", "--set loki.version=\"3.7\"");
    Cli down = run("out", "--profile full", "--set loki.version=\"2.9\"");
    assertTrue(down.err().contains("Loki is downgraded from 3.7.6 to 2.9.6"), down.err());
    assertTrue(down.err().contains("Tempo is downgraded from 2.10.8 to 2.4.2"), down.err());
    assertTrue(down.err().contains("Grafana is downgraded from 13.2.0 to 12.3.1"), down.err());
    assertEquals(3, count(down, "[version/downgrade]"), down.err());
  }

  @ParameterizedTest
  @CsvSource({"3.7.6, 3.7.4", "3.7.4, 3.7.6"})
  void a_patch_is_no_other_version(String before, String after) {
    for (String format : List.of("manifests", "helm")) {
      String profile = "--profile dev --format " + format;
      assertEquals(0, run(format, profile, "--set loki.image.tag=" + before).code());
      Cli run = run(format, profile, "--set loki.image.tag=" + after);
      assertEquals(0, run.code(), run.err());
      assertFalse(run.err().contains("[version/upgrade]"), run.err());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          manifests | kustomize | `kubectl apply -k`
          kustomize | manifests | `kubectl apply -f`
          manifests | helm      | --take-ownership
          kustomize | helm      | --take-ownership
          helm      | manifests | `helm -n monitoring uninstall loki promtail extras grafana`
          helm      | kustomize | `helm -n monitoring uninstall loki promtail extras grafana`
          """)
  void a_changed_format_is_applied_in_another_way(String before, String after, String fix)
      throws IOException {
    assertEquals(0, run("out", "--profile dev --format " + before, "").code());
    List<String> was = texts("out");
    Cli run = run("out", "--profile dev --format " + after, "");
    assertEquals(1, run.code(), run.err());
    assertEquals(1, count(run, "[format/changed]"), run.err());
    assertTrue(run.err().contains("the format changes from " + before + " to " + after), run.err());
    assertTrue(run.err().contains(fix), run.err());
    assertEquals(was, texts("out"));
    assertEquals(
        0, run("out", "--profile dev --format " + after, "--accept format/changed").code());
  }

  @Test
  void a_file_may_not_change_its_format_either() {
    assertEquals(0, run("out.yaml", "--profile dev", "").code());
    Cli run = run("out.yaml", "--profile dev --format helm --only loki", "");
    assertEquals(1, run.code(), run.err());
    assertTrue(run.err().contains("the format changes from manifests to helm"), run.err());
    Cli values =
        run("out.yaml", "--profile dev --format kube-prometheus-stack --only datasources", "");
    assertTrue(
        values.err().contains("the format changes from manifests to kube-prometheus-stack"),
        values.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          each     | umbrella | the charts grafana, loki and promtail are replaced by loki-stack | `helm -n loki uninstall grafana loki promtail`
          umbrella | each     | the chart loki-stack is replaced by grafana, loki and promtail   | `helm -n loki uninstall loki-stack`
          """)
  void a_changed_chart_is_another_release(String before, String after, String words, String fix)
      throws IOException {
    assertEquals(0, run("out", before.equals("each") ? EACH : UMBRELLA, "").code());
    List<String> was = texts("out");
    String now = after.equals("each") ? EACH : UMBRELLA;
    Cli run = run("out", now, "");
    assertEquals(1, run.code(), run.err());
    assertTrue(run.err().contains(words + " [helm/chart-changed]"), run.err());
    assertTrue(run.err().contains(fix), run.err());
    assertEquals(was, texts("out"));
    assertEquals(0, run("out", now, "--accept helm/chart-changed").code());
  }

  @Test
  void a_changed_chart_is_found_in_one_file_as_well() {
    assertEquals(0, run("loki.yaml", EACH + " --only loki", "").code());
    Cli run = run("loki.yaml", UMBRELLA + " --only loki-stack", "");
    assertEquals(1, run.code(), run.err());
    assertTrue(run.err().contains("the chart loki is replaced by loki-stack"), run.err());
  }

  @Test
  void another_version_of_a_chart_is_a_note() {
    run("out", "--profile full --format helm", "--set loki.version=\"2.9\"");
    Cli run = run("out", "--profile full --format helm", "--set loki.version=\"3.7\"");
    assertEquals(0, run.code(), run.err());
    assertTrue(
        run.err()
            .contains("note: the chart loki changes from 5.48.0 to 18.11.0 [helm/chart-upgraded]"),
        run.err());
    assertTrue(run.err().contains("the chart tempo changes from 1.8.0 to 2.2.4"), run.err());
  }

  /// Records of earlier versions of plg hold neither charts nor versions.
  @Test
  void a_record_that_says_less_is_compared_as_far_as_it_goes() throws IOException {
    run("out", "--profile dev --format helm", "");
    Path lock = temp.resolve("out/plg.lock");
    String text = Files.readString(lock);
    String less = text.replaceAll("(?m)^  - (versions|installation):\\n(    .*\\n)+", "");
    assertFalse(less.contains("versions:"), less);
    Files.writeString(lock, less);
    Cli run = run("out", "--profile dev --format helm", "--set loki.version=\"2.9\"");
    assertEquals(0, run.code(), run.err());
  }

  private Cli run(String target, String stack, String more) {
    return Cli.run(
        Stream.of("generate " + stack + " " + more, "-o", temp.resolve(target).toString())
            .flatMap(it -> it.startsWith("generate") ? Stream.of(it.split("\\s+")) : Stream.of(it))
            .toArray(String[]::new));
  }

  private static String format(String target) {
    return switch (target) {
      case "stream.yaml" -> "--profile dev";
      case "loki.yaml" -> "--profile dev --format helm --only loki";
      default -> "--profile dev --format " + target;
    };
  }

  private static long count(Cli run, String words) {
    return run.err().lines().filter(line -> line.contains(words)).count();
  }

  private List<String> texts(String target) throws IOException {
    try (Stream<Path> files = Files.walk(temp.resolve(target))) {
      return files.filter(Files::isRegularFile).sorted().map(ChangedDeploymentTest::text).toList();
    }
  }

  private static String text(Path file) {
    try {
      return file + "\n" + Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
