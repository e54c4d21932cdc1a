package dev.plg.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.Stacks;
import dev.plg.template.Templates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script as a shell runs it; with `--dry-run` it needs neither helm nor a cluster.
class InstallerTest {

  @Test
  void says_each_command_with_its_version_and_runs_none(@TempDir Path folder) throws Exception {
    List<String> lines = run(folder, 0, "--dry-run");
    assertEquals("kubectl apply --filename namespace.yaml", lines.getFirst());
    assertEquals(
        "helm upgrade --install loki loki --repo https://grafana-community.github.io/helm-charts"
            + " --version 18.11.0 --namespace monitoring --values loki/values.yaml",
        lines.get(1));
    assertTrue(
        lines.contains("helm upgrade --install extras ./extras --namespace monitoring"),
        lines::toString);
    assertTrue(
        lines.contains(
            "helm upgrade --install node-problem-detector"
                + " oci://ghcr.io/deliveryhero/helm-charts/node-problem-detector --version 2.3.13"
                + " --namespace monitoring --values node-problem-detector/values.yaml"),
        lines::toString);
  }

  @Test
  void refuses_other_arguments(@TempDir Path folder) throws Exception {
    List<String> lines = run(folder, 2, "--force");
    assertTrue(lines.getFirst().startsWith("usage: "), lines::toString);
  }

  private static List<String> run(Path folder, int code, String argument)
      throws IOException, InterruptedException {
    var plan = Stacks.plan("full", "nodeProblems={}");
    Charts.written(
        folder, new Helm(HelmOptions.NONE).tree(Deployment.of(plan, Templates.shipped())).files());
    Process process =
        new ProcessBuilder("sh", "install.sh", argument)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(code, process.waitFor(), text);
    return text.lines().toList();
  }
}
