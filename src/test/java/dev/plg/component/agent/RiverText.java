package dev.plg.component.agent;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A River text as far as plg's templates use the language: one statement a line, blocks,
/// attributes.
///
/// @param blocks the way to each block, its label left out: `otelcol.exporter.otlp/client`
/// @param faults what the agent would refuse
record RiverText(List<String> blocks, List<String> faults) {

  private static final Pattern BLOCK = Pattern.compile("([a-z0-9_.]+)(?: \"([a-z_]+)\")? \\{");
  private static final Pattern ATTRIBUTE = Pattern.compile("([a-z0-9_]+) *= (.+)");
  private static final Pattern STRING =
      Pattern.compile("\"([^\"\\\\]|\\\\[nrt\"\\\\]|\\\\u[0-9a-f]{4})*\"");
  private static final Pattern REFERENCE =
      Pattern.compile("\\b((?:otelcol|loki)\\.[a-z0-9_.]+)\\.(?:input|receiver)\\b");

  /// The attributes that each block of the agent takes, as far as plg sets any.
  // agent v0.42.0 and v0.44.2 internal/component/{otelcol,loki}/…, struct tags `river:"…"`
  private static final Map<String, Set<String>> KNOWN =
      Map.ofEntries(
          Map.entry("logging", Set.of("level", "format")),
          Map.entry("otelcol.receiver.otlp", Set.of()),
          Map.entry("otelcol.receiver.otlp/grpc", Set.of("endpoint")),
          Map.entry("otelcol.receiver.otlp/http", Set.of("endpoint")),
          Map.entry("otelcol.receiver.otlp/output", Set.of("traces")),
          Map.entry("otelcol.receiver.jaeger", Set.of()),
          Map.entry("otelcol.receiver.jaeger/protocols", Set.of()),
          Map.entry("otelcol.receiver.jaeger/protocols/grpc", Set.of("endpoint")),
          Map.entry("otelcol.receiver.jaeger/protocols/thrift_http", Set.of("endpoint")),
          Map.entry("otelcol.receiver.jaeger/protocols/thrift_compact", Set.of("endpoint")),
          Map.entry("otelcol.receiver.jaeger/protocols/thrift_binary", Set.of("endpoint")),
          Map.entry("otelcol.receiver.jaeger/output", Set.of("traces")),
          Map.entry("otelcol.receiver.zipkin", Set.of("endpoint")),
          Map.entry("otelcol.receiver.zipkin/output", Set.of("traces")),
          Map.entry(
              "otelcol.processor.memory_limiter",
              Set.of("check_interval", "limit_percentage", "spike_limit_percentage")),
          Map.entry("otelcol.processor.memory_limiter/output", Set.of("traces")),
          Map.entry("otelcol.processor.k8sattributes", Set.of("auth_type")),
          Map.entry("otelcol.processor.k8sattributes/extract", Set.of("metadata")),
          Map.entry("otelcol.processor.k8sattributes/output", Set.of("traces")),
          Map.entry(
              "otelcol.processor.batch",
              Set.of("timeout", "send_batch_size", "send_batch_max_size")),
          Map.entry("otelcol.processor.batch/output", Set.of("traces")),
          Map.entry("otelcol.exporter.otlp", Set.of()),
          Map.entry("otelcol.exporter.otlp/client", Set.of("endpoint", "headers")),
          Map.entry(
              "otelcol.exporter.otlp/client/tls", Set.of("insecure", "server_name", "ca_pem")),
          Map.entry(
              "otelcol.exporter.otlp/retry_on_failure",
              Set.of("initial_interval", "max_interval", "max_elapsed_time")),
          Map.entry(
              "loki.source.kubernetes_events",
              Set.of("job_name", "log_format", "namespaces", "forward_to")),
          Map.entry("loki.write", Set.of()),
          Map.entry("loki.write/endpoint", Set.of("url", "tenant_id")),
          Map.entry("otelcol.exporter.otlp/sending_queue", Set.of("queue_size")));

  static RiverText of(String text) {
    var faults = new ArrayList<String>();
    var blocks = new ArrayList<String>();
    var components = new HashSet<String>();
    Deque<String> open = new ArrayDeque<>();
    boolean inObject = false;
    for (String line : text.lines().map(String::strip).toList()) {
      Matcher block = BLOCK.matcher(line);
      Matcher attribute = ATTRIBUTE.matcher(line);
      if (line.isEmpty() || line.startsWith("//")) {
        continue;
      }
      if (inObject) {
        inObject = !line.equals("}");
        if (inObject && !line.matches("\".+\" = .+,")) {
          faults.add("no entry of an object: " + line);
        }
      } else if (block.matches()) {
        open.addLast(block.group(1));
        blocks.add(String.join("/", open));
        if (block.group(2) != null && !components.add(block.group(1) + "." + block.group(2))) {
          faults.add("twice: " + line);
        }
        if (!KNOWN.containsKey(blocks.getLast())) {
          faults.add("unknown block " + blocks.getLast());
        }
      } else if (attribute.matches()) {
        if (!KNOWN.getOrDefault(String.join("/", open), Set.of()).contains(attribute.group(1))) {
          faults.add("unknown attribute " + String.join("/", open) + " " + attribute.group(1));
        }
        inObject = attribute.group(2).equals("{");
        if (!inObject) {
          value(attribute.group(2), faults);
        }
      } else if (line.equals("}") && !open.isEmpty()) {
        open.removeLast();
      } else {
        faults.add("no statement: " + line);
      }
    }
    if (!open.isEmpty()) {
      faults.add("not closed: " + open);
    }
    REFERENCE
        .matcher(text)
        .results()
        .map(it -> it.group(1))
        .filter(it -> !components.contains(it))
        .forEach(it -> faults.add("no component " + it));
    return new RiverText(List.copyOf(blocks), List.copyOf(faults));
  }

  private static void value(String text, List<String> faults) {
    String rest = STRING.matcher(text).replaceAll("s");
    if (!rest.matches("s|[0-9]+|true|false|env\\(s\\)|\\[(s(, ?s)*)?]|\\[[a-z0-9_.]+]")) {
      faults.add("no value: " + text);
    }
  }
}
