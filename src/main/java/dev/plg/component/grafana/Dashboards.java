package dev.plg.component.grafana;

import dev.plg.component.events.EventLines;
import dev.plg.model.Stack;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;

/// The dashboards that fit a stack: what they ask for, something in it sets.
final class Dashboards {

  /// Where Grafana finds the files.
  static final String FOLDER = "/etc/grafana/dashboards";

  private Dashboards() {}

  /// The name of the ConfigMap that holds the files.
  static String configMap(Stack stack) {
    return stack.named("grafana-dashboards");
  }

  static List<Dashboard> of(Stack stack) {
    var dashboards = new ArrayList<Dashboard>();
    EventLines.of(stack).ifPresent(lines -> dashboards.add(events(lines)));
    if (stack.collector().isPresent()) {
      dashboards.add(logs());
    }
    return dashboards;
  }

  /// What tells Grafana where the files are.
  // grafana docs/sources/administration/provisioning: dashboards
  static Mapping provider() {
    Mapping provider =
        Mapping.builder()
            .put("name", "plg")
            .put("type", "file")
            .put("allowUiUpdates", false)
            .put("options", Mapping.of("path", FOLDER))
            .build();
    return Mapping.of("apiVersion", 1, "providers", Sequence.of(provider));
  }

  private static Dashboard events(EventLines lines) {
    String chosen =
        lines.selector()
            + " "
            + lines.fields()
            + " | type =~ `$type` | object_namespace =~ `$namespace` | reason =~ `$reason`";
    String warnings = chosen + " | type = \"Warning\"";
    var panels =
        new Panels()
            .bars("Events by type", 12, by("type", chosen), "{{type}}", "short")
            .bars("Events by reason", 12, top(by("reason", chosen)), "{{reason}}", "short")
            .bars(
                "Events by namespace",
                12,
                top(by("object_namespace", chosen)),
                "{{object_namespace}}",
                "short")
            .bars(
                "Events by object",
                12,
                top(by("kind, object", chosen)),
                "{{kind}} {{object}}",
                "short")
            .row()
            .table("Top warnings", 14, total("reason, kind, object_namespace, object", warnings))
            .table("Top reasons", 10, total("type, reason", chosen))
            .row()
            .lines(
                "Events",
                chosen + " | line_format `{{.message}}`",
                List.of("type", "reason", "object_namespace", "kind", "object", "component"));
    return Dashboard.of(
        "kubernetes-events",
        "Kubernetes events",
        List.of(
            Dashboard.text("type", "type", ".*"),
            Dashboard.text("namespace", "namespace", ".*"),
            Dashboard.text("reason", "reason", ".*")),
        panels);
  }

  private static Dashboard logs() {
    String chosen = "{namespace=~\"$namespace\", app=~\"$app\"} |~ `$search`";
    String bad = chosen + " |~ `(?i)\\b(error|fatal|panic|exception)\\b`";
    var panels =
        new Panels()
            .bars("Lines by namespace", 12, by("namespace", chosen), "{{namespace}}", "short")
            .bars(
                "Bytes by namespace",
                12,
                "sum by (namespace) (bytes_over_time(" + chosen + " [$__interval]))",
                "{{namespace}}",
                "bytes")
            .bars("Lines by app", 12, top(by("app", chosen)), "{{app}}", "short")
            .bars("Error lines", 12, top(by("app", bad)), "{{app}}", "short")
            .row()
            .table("Most lines", 12, total("namespace, app", chosen))
            .table("Most errors", 12, total("namespace, app, pod", bad))
            .row()
            .logs("Lines", chosen);
    return Dashboard.of(
        "logs-overview",
        "Logs overview",
        List.of(
            Dashboard.label("namespace"),
            Dashboard.label("app"),
            Dashboard.text("search", "search", "")),
        panels);
  }

  private static String by(String labels, String query) {
    return "sum by (" + labels + ") (count_over_time(" + query + " [$__interval]))";
  }

  private static String top(String query) {
    return "topk(10, " + query + ")";
  }

  private static String total(String labels, String query) {
    return "topk(20, sum by (" + labels + ") (count_over_time(" + query + " [$__range])))";
  }
}
