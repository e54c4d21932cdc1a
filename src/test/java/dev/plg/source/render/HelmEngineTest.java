package dev.plg.source.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HelmEngineTest {

  @Test
  void asks_no_cluster_of_the_user() {
    var environment =
        new HashMap<>(
            Map.of(
                "HELM_KUBECONTEXT", "prod",
                "HELM_KUBETOKEN", "secret",
                "KUBECONFIG", "/home/me/.kube/config",
                "PATH", "/bin"));
    HelmEngine.turnTo("http://127.0.0.1:1", environment);
    assertEquals("http://127.0.0.1:1", environment.get("HELM_KUBEAPISERVER"));
    assertFalse(environment.containsKey("HELM_KUBECONTEXT"));
    assertFalse(environment.containsKey("HELM_KUBETOKEN"));
    assertFalse(Files.exists(Path.of(environment.getOrDefault("KUBECONFIG", "/"))));
    assertEquals("/bin", environment.get("PATH"));
  }

  @Test
  void says_why_a_chart_cannot_be_read() {
    try (var engine = new HelmEngine(Optional.empty())) {
      HelmAnswer answer = engine.render(Path.of("no-such-chart"), "a", "", "{}").orElseThrow();
      assertTrue(answer instanceof HelmAnswer.Refused, answer.toString());
    }
  }

  @Test
  void the_reason_of_a_refusal_is_what_the_chart_says() {
    assertEquals(
        "You must provide a schema_config",
        HelmAnswer.Refused.of(
                "execution error at (loki/templates/validate.yaml:31:4): You must provide a"
                    + " schema_config\n\nUse --debug flag to render out invalid YAML\n")
            .reason());
    assertEquals(
        ".Values.a.b: nil pointer evaluating interface {}.b",
        HelmAnswer.Refused.of(
                "template: c/t.yaml:1:2: executing \"c/t.yaml\" at <.Values.a.b>: nil pointer"
                    + " evaluating interface {}.b\n\nUse --debug flag")
            .reason());
  }
}
