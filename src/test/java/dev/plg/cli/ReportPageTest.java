package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `plg report`.
class ReportPageTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"390, false", "390, true", "1400, false", "1400, true"})
  void fits_a_phone_and_a_screen_in_both_themes(int width, boolean isDark) throws IOException {
    String page = Cli.run("report", "--profile", "full", "--set", "loki.replicas=3").out();
    Browser.assertFine(folder, page, width, isDark);
  }

  @Test
  void holds_the_picture_the_findings_sizes_images_and_versions() {
    Cli run = Cli.run("report", "--profile", "eks-dynamodb");
    assertEquals(ExitCode.DONE, run.code(), run.err());
    for (String part :
        List.of(
            "<title>Stack eks-dynamodb</title>",
            "<svg xmlns=",
            "<li class=\"note\">",
            "[version/end-of-life]",
            "<td>StatefulSet monitoring/loki</td><td>loki</td><td>1</td><td>500m</td><td>1Gi</td>"
                + "<td>2Gi</td><td>10Gi</td>",
            "<td>docker.io/grafana/promtail:2.9.3</td>",
            "<td>Promtail</td><td>2.9.3</td><td>2026-03-02</td>")) {
      assertTrue(run.out().contains(part), part + "\n" + run.out());
    }
  }

  @Test
  void shows_a_stack_with_errors() {
    Cli run = Cli.run("report", "--profile", "dev", "--set", "loki.replicas=3");
    assertEquals(ExitCode.DONE, run.code(), run.err());
    assertTrue(run.out().contains("<li class=\"error\">"), run.out());
    assertTrue(run.out().contains("<p>1 error, "), run.out());
  }

  @Test
  void loads_nothing_and_runs_nothing() {
    String page = Cli.run("report", "--profile", "full").out();
    assertFalse(page.contains("<script"), page);
    assertFalse(page.contains(" src="), page);
    assertFalse(page.contains("<link"), page);
    assertFalse(page.contains("@import"), page);
  }

  @Test
  void shows_manifests_whoever_wrote_them() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("all.yaml"), Cli.run("generate", "-q", "--profile", "dev").out());
    Cli run = Cli.run("report", file.toString());
    assertTrue(run.out().contains("all.yaml</title>"), run.out());
    assertTrue(run.out().contains("<td>Loki</td><td>3.7.6</td><td>none announced</td>"));
  }

  @Test
  void replaces_only_its_own_page() throws IOException {
    Path page = folder.resolve("report.html");
    assertEquals(
        ExitCode.DONE, Cli.runIn(folder, "report", "--profile", "dev", "-o", "report.html").code());
    String first = Files.readString(page);
    assertEquals(
        ExitCode.DONE,
        Cli.runIn(folder, "report", "--profile", "alloy", "-o", "report.html").code());
    assertFalse(Files.readString(page).equals(first));
    Files.writeString(page, "mine");
    Cli refused = Cli.runIn(folder, "report", "--profile", "dev", "-o", "report.html");
    assertEquals(ExitCode.FINDINGS, refused.code());
    assertTrue(refused.err().contains("[output/not-owned]"), refused.err());
    assertEquals("mine", Files.readString(page));
    assertEquals(
        ExitCode.DONE,
        Cli.runIn(folder, "report", "--profile", "dev", "-o", "report.html", "--force").code());
    assertEquals(first, Files.readString(page));
  }
}
