package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One setting makes Loki ask for a tenant, and whoever talks to it name one, in every format.
class TenancyTest {

  private static final String HEADER = "httpHeaderName1: X-Scope-OrgID";

  /// Where each format has the files of Loki, Promtail, Grafana, the event exporter and the agent.
  @ParameterizedTest
  @CsvSource({
    "manifests, loki/configmap.yaml, promtail/configmap.yaml, grafana/configmap.yaml,"
        + " event-exporter/configmap.yaml, grafana-agent/configmap.yaml",
    "kustomize, base/loki/loki.yaml, base/promtail/promtail.yaml,"
        + " base/grafana/configmap/datasources.yaml, base/event-exporter/config.yaml,"
        + " base/grafana-agent/config.river",
    "helm, loki/values.yaml, promtail/values.yaml, grafana/values.yaml, extras/values.yaml,"
        + " grafana-agent/values.yaml",
  })
  void a_tenant_reaches_every_part(
      String format,
      String loki,
      String promtail,
      String grafana,
      String exporter,
      String agent,
      @TempDir Path temp)
      throws IOException {
    Path events = write(temp.resolve("exporter"), format, "events.source=exporter");
    assertTrue(text(events, loki).contains("auth_enabled: true"));
    assertTrue(text(events, promtail).contains("tenant_id: acme"));
    String datasource = text(events, grafana);
    assertTrue(datasource.contains(HEADER), datasource);
    // what stands in jsonData everybody with a login can read
    assertTrue(
        datasource.replaceAll("\\s+", " ").contains("secureJsonData: httpHeaderValue1: acme"),
        datasource);
    assertTrue(
        text(events, exporter).replaceAll("\\s+", " ").contains("headers: X-Scope-OrgID: acme"));
    Path byAgent = write(temp.resolve("agent"), format, "events.source=agent");
    assertTrue(text(byAgent, agent).contains("tenant_id = \"acme\""));
  }

  @Test
  void a_tenant_reaches_a_grafana_that_another_chart_installs() {
    Cli run =
        Cli.run(
            "generate",
            "--profile",
            "full",
            "--set",
            "loki.tenancy.tenant=acme",
            "--only",
            "datasources",
            "--format",
            "kube-prometheus-stack");
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains(HEADER), run.out());
    assertTrue(run.out().contains("httpHeaderValue1: acme"), run.out());
  }

  private static Path write(Path out, String format, String events) {
    Cli run =
        Cli.run(
            "generate",
            "--profile",
            "full",
            "--set",
            "loki.tenancy.tenant=acme",
            "--set",
            events,
            "--format",
            format,
            "-o",
            out.toString());
    assertEquals(0, run.code(), run.err());
    return out;
  }

  private static String text(Path root, String file) throws IOException {
    return Files.readString(root.resolve(file));
  }
}
