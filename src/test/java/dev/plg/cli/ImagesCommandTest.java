package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.profile.Profiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// `plg images`.
class ImagesCommandTest {

  private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

  @TempDir Path folder;

  static Stream<String> profiles() {
    return Profiles.names().stream();
  }

  /// Of every profile, in the order of its stream, and from a directory as well.
  @ParameterizedTest
  @MethodSource("profiles")
  void a_stack_has_the_images_of_its_manifests(String profile) throws IOException {
    Cli images = Cli.run("images", "--profile", profile);
    Path file = folder.resolve("all.yaml");
    Files.writeString(file, Cli.run("generate", "-q", "--profile", profile).out());
    assertEquals(images, Cli.run("images", file.toString()));
    assertEquals(images, Cli.run("images", folder.toString()));
    Files.readString(file)
        .lines()
        .filter(line -> line.strip().replaceFirst("^- ", "").startsWith("image: "))
        .map(line -> line.replaceFirst("^.*image: ", ""))
        .forEach(image -> assertTrue(images.out().contains("\n" + image + " "), image));
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void a_registry_of_the_stack_rewrites_all(String profile) {
    Cli run = Cli.run("images", "--profile", profile, "--set", "images.registry=r.example/m");
    run.out().lines().skip(1).forEach(line -> assertTrue(line.startsWith("r.example/m/"), line));
    assertEquals(
        "",
        Cli.run(
                "images",
                "--profile",
                profile,
                "--set",
                "images.registry=r.example/m",
                "--mirror",
                "r.example/m")
            .out());
  }

  @Test
  void an_image_has_its_digest_where_it_is_pinned() {
    Cli run = Cli.run("images", "--profile", "dev", "--set", "loki.image.digest=" + DIGEST);
    assertTrue(run.out().contains("docker.io/grafana/loki:3.7.6      " + DIGEST), run.out());
    assertTrue(run.out().contains("docker.io/grafana/grafana:13.2.0  not pinned"), run.out());
    Cli json =
        Cli.run("images", "--profile", "dev", "--set", "loki.image.digest=" + DIGEST, "-o", "json");
    assertTrue(json.out().contains("\"digest\": \"" + DIGEST + "\""), json.out());
    assertTrue(json.out().contains("\"usedBy\": [\n        \"StatefulSet monitoring/loki, loki\""));
  }

  @Test
  void values_change_the_images_of_a_chart() throws IOException {
    Path values = folder.resolve("values.yaml");
    Files.writeString(
        values,
        """
        global: {imageRegistry: r.example}
        lokiCanary: {enabled: false}
        test: {enabled: false}
        gateway: {enabled: false}
        loki: {image: {tag: 3.6.1}}
        """);
    String out =
        Cli.run(
                "images",
                "--chart",
                "loki",
                "--chart-version",
                "6.55.0",
                "--values",
                values.toString())
            .out();
    assertTrue(out.contains("r.example/grafana/loki:3.6.1 "), out);
    assertFalse(out.contains("canary"), out);
    assertFalse(out.contains("nginx"), out);
    assertFalse(out.contains("docker.io/"), out);
    String defaults = Cli.run("images", "--chart", "loki", "--chart-version", "6.55.0").out();
    assertTrue(defaults.contains("docker.io/grafana/loki-canary:3.6.7 "), defaults);
  }

  @Test
  void a_release_names_the_images_of_its_chart() throws IOException {
    Files.writeString(
        folder.resolve("release.yaml"),
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: {name: logs, namespace: argocd}
        spec:
          source:
            repoURL: https://grafana.github.io/helm-charts
            chart: promtail
            targetRevision: 6.17.1
            helm: {valuesObject: {image: {registry: r.example}}}
          destination: {namespace: monitoring}
        """);
    String out = Cli.run("images", folder.toString()).out();
    assertTrue(out.contains("r.example/grafana/promtail:3.5.1 "), out);
    assertTrue(out.contains("Application argocd/logs, chart promtail 6.17.1"), out);
  }

  /// skopeo takes no tag beside a digest, and a registry removes an image without a tag.
  @ParameterizedTest
  @CsvSource({
    "grafana/loki:3.7, docker.io/grafana/loki:3.7, r.example/x/grafana/loki:3.7",
    "busybox, docker.io/library/busybox:latest, r.example/x/library/busybox:latest",
    "quay.io/a/b:1, quay.io/a/b:1, r.example/x/a/b:1",
    "localhost:5000/a:1, localhost:5000/a:1, r.example/x/a:1",
    "a/b:1@DIGEST, docker.io/a/b@DIGEST, r.example/x/a/b:1",
    "a/b@DIGEST, docker.io/a/b@DIGEST, r.example/x/a/b:sha256-0123456789ab"
  })
  void copies_are_made_under_the_names_of_the_mirror(String image, String from, String to)
      throws IOException {
    Path pod = folder.resolve("pod.yaml");
    Files.writeString(
        pod,
        "{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [{name: a, image: \"%s\"}]}}\n"
            .formatted(image.replace("DIGEST", DIGEST)));
    String source = from.replace("DIGEST", DIGEST);
    assertEquals(
        "skopeo copy --all --preserve-digests docker://%s docker://%s\n".formatted(source, to),
        Cli.run("images", pod.toString(), "--mirror", "r.example/x").out());
    assertEquals(
        "crane copy %s %s\n".formatted(source, to),
        Cli.run("images", pod.toString(), "--mirror", "r.example/x", "--with", "crane").out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "images | nothing to list images from",
        "images --profile dev --mirror https://x | is not a registry",
        "images --profile dev --mirror x --with docker | choose skopeo or crane",
        "images --profile dev --with crane | goes with '--mirror'",
        "images --profile dev -o xml | choose text or json",
        "images --profile dev stray | unexpected argument 'stray'",
        "images missing.yaml | missing.yaml"
      })
  void wrong_usage_is_said(String command, String message) {
    Cli run = Cli.run(command.split(" ", -1));
    assertEquals(ExitCode.USAGE, run.code(), run.err());
    assertTrue(run.err().contains(message), run.err());
  }

  /// A heading above nothing would read as a list.
  @Test
  void says_where_there_are_none() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.yaml"));
    Cli run = Cli.run("images", empty.toString());
    assertEquals("", run.out());
    assertEquals("plg: no images found\n", run.err());
    String json = Cli.run("images", "-o", "json", empty.toString()).out();
    assertTrue(json.contains("\"images\": []"), json);
  }
}
