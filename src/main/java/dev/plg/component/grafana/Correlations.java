package dev.plg.component.grafana;

import dev.plg.model.Prometheus;
import dev.plg.model.Stack;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Sequence;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The ways from a log line to its trace, and from a span to the lines of its pod.
final class Correlations {

  /// What loggers write before a trace's id: `traceID=`, `"trace_id":"`, `trace.id: `.
  static final String TRACE_ID =
      "[tT]race[._-]?[iI][dD][\\\\\"']*\\s*[=:]\\s*[\\\\\"']*([0-9a-fA-F]{16,32})";

  /// An attribute of a span with the label of its pod's lines that has the same value. These two
  /// the agent sets on every span that goes through it.
  // opentelemetry semantic-conventions docs/resource/k8s.md
  private static final List<Map.Entry<String, String>> SAME =
      List.of(Map.entry("k8s.namespace.name", "namespace"), Map.entry("k8s.pod.name", "pod"));

  /// What a span is sure to carry, from any sender. Its value is the label's only where an
  /// application goes by one name, and Grafana asks for all tags at once: it is left out where the
  /// agent sets better ones.
  private static final Map.Entry<String, String> LIKELY = Map.entry("service.name", "app");

  private Correlations() {}

  /// `jsonData` of Loki. The dollar is doubled: Grafana expands variables in what it provisions.
  // grafana docs/sources/administration/provisioning: "escape a $ with a $$"
  static Mapping ofLogs() {
    Mapping field =
        Mapping.builder()
            .put("name", "trace")
            .put("matcherRegex", TRACE_ID)
            .put("datasourceUid", Datasources.TEMPO)
            .put("url", "$${__value.raw}")
            .put("urlDisplayLabel", "Open the trace")
            .build();
    return Mapping.of("derivedFields", Sequence.of(field));
  }

  /// `jsonData` of Tempo; empty where no collector of this stack labels the lines. Grafana asks for
  /// the lines that have the labels of all attributes that a span carries.
  // grafana docs/sources/datasources/tempo/configure-tempo-data-source: tracesToLogsV2
  static Mapping ofTraces(Stack stack) {
    Mapping toLogs =
        Mapping.builder()
            .put("datasourceUid", Datasources.LOKI)
            .put("spanStartTimeShift", "-5m")
            .put("spanEndTimeShift", "5m")
            .put("tags", tags(stack))
            .build();
    return Mapping.builder()
        .putIf(stack.collector().isPresent(), "tracesToLogsV2", toLogs)
        .addAll(stack.prometheus().map(it -> serviceGraph(stack, it)).orElse(Mapping.EMPTY))
        .build();
  }

  /// Drawn from metrics, so only where a Prometheus is and something makes them: the metrics
  /// generator of the stack's Tempo, or for all that is known a Tempo outside.
  private static Mapping serviceGraph(Stack stack, Prometheus prometheus) {
    boolean made = stack.tempo().map(it -> it.remoteWrite().isPresent()).orElse(true);
    return Mapping.builder()
        .putIf(made, "serviceMap", Mapping.of("datasourceUid", prometheus.uid()))
        .put("nodeGraph", Mapping.of("enabled", true))
        .build();
  }

  private static List<Mapping> tags(Stack stack) {
    Stream<Map.Entry<String, String>> likely =
        stack.agent().isPresent() ? Stream.empty() : Stream.of(LIKELY);
    return Stream.concat(likely, SAME.stream())
        .map(same -> Mapping.of("key", same.getKey(), "value", same.getValue()))
        .toList();
  }
}
