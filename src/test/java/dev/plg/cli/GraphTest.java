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
import org.junit.jupiter.params.provider.MethodSource;

/// `plg graph`.
class GraphTest {

  @TempDir Path folder;

  static Stream<String> profiles() {
    return Profiles.names().stream();
  }

  @Test
  void data_flow_from_the_nodes_to_grafana() {
    assertEquals(
        """
        flowchart LR
          n0["Loki<br>StatefulSet monitoring/loki<br>3 pods, 3.7.6"]
          n1["Promtail<br>DaemonSet monitoring/promtail<br>a pod on each node, 3.5.1"]
          n2["Grafana<br>Deployment monitoring/grafana<br>1 pod, 13.2.0"]
          n3["Nodes<br>logs of pods"]
          n4[("plg-loki-111122223333<br>bucket on S3")]
          n1 -->|"logs, HTTP 3100<br>tenant acme"| n0
          n0 -->|"queries, HTTP 3100<br>tenant acme"| n2
          n3 -->|"/var/log/pods"| n1
          n0 -->|"chunks and index, HTTPS"| n4
        """,
        Cli.run(
                "graph",
                "--profile",
                "eks-s3",
                "--set",
                "loki.tenancy.tenant=acme",
                "--format",
                "mermaid",
                "-q")
            .out());
  }

  @Test
  void spans_come_from_applications() {
    String out = Cli.run("graph", "--profile", "full", "--format", "dot", "-q").out();
    assertTrue(out.startsWith("digraph plg {\n"), out);
    assertTrue(out.contains("\"applications\" -> \"Deployment monitoring/grafana-agent\""), out);
    assertTrue(
        out.contains(
            "\"Deployment monitoring/grafana-agent\" -> \"StatefulSet monitoring/tempo\""
                + " [label=\"spans, gRPC 4317\"]"),
        out);
    assertTrue(out.contains("\"events\" -> \"Deployment monitoring/event-exporter\""), out);
  }

  /// The picture of the README.
  @Test
  void the_picture_in_the_documents_is_the_one_of_full() throws IOException {
    String svg = Cli.run("graph", "--profile", "full", "-q").out();
    Path picture = Path.of("docs", "full.svg");
    if (System.getProperty("golden", "check").equals("accept")) {
      Files.writeString(picture, svg);
    }
    assertEquals(Files.readString(picture), svg);
    assertTrue(Files.readString(Path.of("README.md")).contains("(docs/full.svg)"));
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void a_picture_has_each_text_in_its_box(String profile) throws IOException {
    String svg = Cli.run("graph", "--profile", profile, "-q").out();
    Browser.assertFine(folder, svg, 2400, false);
  }

  @Test
  void a_finding_is_on_the_way_that_it_breaks() throws IOException {
    Path file = broken();
    Cli run = Cli.run("graph", file.toString(), "--format", "mermaid");
    assertEquals(ExitCode.DONE, run.code(), run.err());
    assertTrue(run.out().contains("\"logs, HTTP 3101<br>error: wiring/"), run.out());
    assertTrue(run.err().contains("[wiring/"), run.err());
    String svg = Cli.run("graph", file.toString()).out();
    assertTrue(svg.contains("<g class=\"way error\">"), svg);
    Browser.assertFine(folder, svg, 2400, true);
  }

  /// The manifests of dev, with a Promtail that pushes to a port that nothing serves.
  private Path broken() throws IOException {
    String text = Cli.run("generate", "-q", "--profile", "dev").out();
    assertTrue(text.contains("http://loki:3100/loki/api/v1/push"));
    return Files.writeString(
        folder.resolve("all.yaml"), text.replace("loki:3100/loki/api", "loki:3101/loki/api"));
  }

  @Test
  void a_finding_on_a_program_is_in_its_box() {
    String out =
        Cli.run("graph", "--profile", "dev", "--set", "loki.replicas=3", "--format", "mermaid")
            .out();
    assertTrue(out.contains("<br>3 pods, 3.7.6<br>error: ring/filesystem"), out);
  }

  @Test
  void text_from_a_file_is_escaped() throws IOException {
    Path file = folder.resolve("a.yaml");
    Files.writeString(
        file,
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: "<script>alert(1)</script>\\"]"}
        spec: {template: {spec: {containers: [{name: loki, image: "grafana/loki:3.7.6"}]}}}
        """);
    assertFalse(Cli.run("graph", file.toString()).out().contains("<script>"));
    assertFalse(
        Cli.run("graph", file.toString(), "--format", "mermaid").out().contains("<script>"));
  }

  @Test
  void values_are_drawn_as_what_the_chart_makes_of_them() throws IOException {
    Path values = Files.writeString(folder.resolve("values.yaml"), "image: {tag: 3.5.1}\n");
    String out =
        Cli.run(
                "graph",
                "--chart",
                "promtail",
                "--chart-version",
                "6.17.1",
                "--values",
                values.toString(),
                "--format",
                "mermaid",
                "-q")
            .out();
    assertTrue(out.contains("Promtail<br>DaemonSet"), out);
    assertTrue(out.contains("|\"logs, HTTP 80\"|"), out);
  }

  @Test
  void nothing_to_draw_is_wrong_usage() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("a.yaml"), "{apiVersion: v1, kind: Namespace, metadata: {name: a}}");
    Cli run = Cli.run("graph", file.toString());
    assertEquals(ExitCode.USAGE, run.code());
    assertTrue(run.err().contains("nothing to draw"), run.err());
    assertEquals(ExitCode.USAGE, Cli.run("graph", "--profile", "dev", "--format", "png").code());
  }
}
