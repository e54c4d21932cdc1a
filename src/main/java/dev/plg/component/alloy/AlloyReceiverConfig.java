package dev.plg.component.alloy;

import dev.plg.alloy.AlloyExpression;
import dev.plg.alloy.AlloyStatement;
import dev.plg.alloy.AlloyWriter;
import dev.plg.alloy.Attribute;
import dev.plg.alloy.Block;
import dev.plg.component.loki.LokiComponent;
import dev.plg.component.tempo.SpanTarget;
import dev.plg.model.Agent;
import dev.plg.model.AgentProgram;
import dev.plg.model.Stack;
import dev.plg.model.TraceProtocol;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What `alloy run` reads to take what applications send: spans for Tempo, logs for Loki, metrics
/// for a Prometheus. Each passes a limit of memory, gets the attributes of its pod, and is put into
/// batches, in the order that upstream advises.
// alloy docs/sources/reference/components/otelcol@v1.18.1;
// opentelemetry-collector processor/README.md: recommended processors
final class AlloyReceiverConfig {

  private static final String DEFAULT = "default";
  private static final String LIMITER = "otelcol.processor.memory_limiter";
  private static final String ATTRIBUTES = "otelcol.processor.k8sattributes";
  private static final String BATCH = "otelcol.processor.batch";

  /// What is known of a pod by its address: where it runs, and what Loki makes labels of by
  /// default.
  // loki pkg/loghttp/push/otlp_config.go:56@v3.7.6
  private static final List<String> METADATA =
      List.of(
          "k8s.namespace.name",
          "k8s.pod.name",
          "k8s.node.name",
          "k8s.deployment.name",
          "k8s.statefulset.name",
          "k8s.daemonset.name",
          "k8s.cronjob.name",
          "k8s.job.name");

  private static final String DEPLOYMENT_BY_NAME = "deployment_name_from_replicaset";

  private AlloyReceiverConfig() {}

  static String of(Stack stack, Agent agent, AgentProgram.Alloy alloy) {
    AlloyDialect dialect = AlloyDialect.of(stack, agent.workload());
    var exporters = new EnumMap<AlloySignal, List<Block>>(AlloySignal.class);
    alloy.remoteWrite().ifPresent(to -> exporters.put(AlloySignal.METRICS, metrics(to.value())));
    if (alloy.takesLogs()) {
      exporters.put(AlloySignal.LOGS, List.of(logs(stack)));
    }
    SpanTarget.of(stack)
        .ifPresent(to -> exporters.put(AlloySignal.TRACES, List.of(spans(to, dialect))));
    var blocks = new ArrayList<Block>();
    blocks.add(AlloyBlocks.logging());
    blocks.addAll(receivers(agent.receivers(), exporters.keySet()));
    blocks.addAll(processors(dialect, exporters));
    exporters.values().forEach(blocks::addAll);
    return AlloyWriter.write(blocks);
  }

  private static List<Block> receivers(
      Collection<TraceProtocol> protocols, Set<AlloySignal> signals) {
    var receivers = new ArrayList<Block>();
    if (protocols.stream().anyMatch(TraceProtocol::isOtlp)) {
      receivers.add(
          Block.labelled("otelcol.receiver.otlp", DEFAULT)
              .with(protocols.stream().filter(TraceProtocol::isOtlp).map(it -> listen(it)).toList())
              .with(List.of(output(signals, LIMITER))));
    }
    List<TraceProtocol> jaeger = protocols.stream().filter(TraceProtocol::isJaeger).toList();
    Block spans = output(Set.of(AlloySignal.TRACES), LIMITER);
    if (!jaeger.isEmpty()) {
      receivers.add(
          Block.labelled(
              "otelcol.receiver.jaeger",
              DEFAULT,
              Block.of("protocols").with(jaeger.stream().map(it -> listen(it)).toList()),
              spans));
    }
    if (protocols.contains(TraceProtocol.ZIPKIN)) {
      receivers.add(
          Block.labelled(
              "otelcol.receiver.zipkin", DEFAULT, endpoint(TraceProtocol.ZIPKIN), spans));
    }
    return receivers;
  }

  private static Block listen(TraceProtocol protocol) {
    return Block.of(
        switch (protocol) {
          case OTLP_GRPC, JAEGER_GRPC -> "grpc";
          case OTLP_HTTP -> "http";
          case JAEGER_THRIFT -> "thrift_http";
          case JAEGER_COMPACT -> "thrift_compact";
          case JAEGER_BINARY -> "thrift_binary";
          case ZIPKIN -> throw new IllegalArgumentException("zipkin has no block for a protocol");
        },
        endpoint(protocol));
  }

  private static Attribute endpoint(TraceProtocol protocol) {
    return Attribute.of("endpoint", protocol.everywhere());
  }

  /// Hands signals on to a component.
  private static Block output(Set<AlloySignal> signals, String to) {
    return Block.of("output")
        .with(
            signals.stream()
                .sorted()
                .map(it -> Attribute.codes(it.argument(), input(to)))
                .toList());
  }

  private static String input(String component) {
    return component + "." + DEFAULT + ".input";
  }

  private static List<Block> processors(
      AlloyDialect dialect, Map<AlloySignal, List<Block>> exporters) {
    List<Attribute> ends =
        exporters.entrySet().stream()
            .map(
                it ->
                    Attribute.codes(
                        it.getKey().argument(), it.getValue().getFirst().id() + ".input"))
            .toList();
    return List.of(
        Block.labelled(
                LIMITER,
                DEFAULT,
                Attribute.of("check_interval", "1s"),
                Attribute.of("limit_percentage", 80),
                Attribute.of("spike_limit_percentage", 20),
                output(exporters.keySet(), ATTRIBUTES))
            .about("refuses what comes in before the memory limit of the container is reached"),
        Block.labelled(
                ATTRIBUTES,
                DEFAULT,
                Attribute.of("auth_type", "serviceAccount"),
                extract(dialect),
                output(exporters.keySet(), BATCH))
            .about("by the address of the sender, so before batches are made of many pods"),
        Block.labelled(
                BATCH,
                DEFAULT,
                Attribute.of("timeout", "2s"),
                Attribute.of("send_batch_size", 1024),
                Attribute.of("send_batch_max_size", 2048),
                Block.of("output").with(ends))
            .about("well below the 4 MiB that a receiver takes in one message"));
  }

  private static Block extract(AlloyDialect dialect) {
    var body = new ArrayList<AlloyStatement>();
    body.add(Attribute.of("metadata", METADATA));
    if (!watchesReplicaSets(dialect)) {
      body.add(Attribute.of(DEPLOYMENT_BY_NAME, true));
    }
    return Block.of("extract").with(body);
  }

  /// True for a version that takes the name of a Deployment from no other object.
  static boolean watchesReplicaSets(AlloyDialect dialect) {
    return !dialect.knows(ATTRIBUTES, "extract", DEPLOYMENT_BY_NAME);
  }

  private static Block spans(SpanTarget to, AlloyDialect dialect) {
    var client = new ArrayList<AlloyStatement>();
    client.add(Attribute.of("endpoint", to.address()));
    if (!to.headers().isEmpty()) {
      var headers = new LinkedHashMap<String, AlloyExpression>();
      to.headers()
          .forEach(
              it ->
                  headers.put(
                      it.name(),
                      it.secret().isPresent()
                          ? dialect.variable(it.value())
                          : new AlloyExpression.Text(it.value())));
      client.add(new Attribute("headers", new AlloyExpression.Fields(headers)));
    }
    var tls = new ArrayList<AlloyStatement>();
    tls.add(Attribute.of("insecure", to.encryption().isInsecure()));
    to.encryption().serverName().ifPresent(it -> tls.add(Attribute.of("server_name", it)));
    to.encryption()
        .authority()
        .ifPresent(_ -> tls.add(new Attribute("ca_pem", dialect.variable(SpanTarget.AUTHORITY))));
    client.add(Block.of("tls").with(tls));
    return exporter("otelcol.exporter.otlp", Block.of("client").with(client));
  }

  private static Block logs(Stack stack) {
    var client = new ArrayList<AlloyStatement>();
    client.add(Attribute.of("endpoint", LokiComponent.otlp(stack)));
    stack
        .loki()
        .tenant()
        .ifPresent(
            it ->
                client.add(
                    new Attribute(
                        "headers",
                        AlloyExpression.fields(Map.of(LokiComponent.TENANT, it.value())))));
    return exporter("otelcol.exporter.otlphttp", Block.of("client").with(client));
  }

  private static Block exporter(String name, Block client) {
    return Block.labelled(
        name,
        DEFAULT,
        client,
        Block.of(
            "retry_on_failure",
            Attribute.of("initial_interval", "5s"),
            Attribute.of("max_interval", "30s"),
            Attribute.of("max_elapsed_time", "10m")),
        Block.of("sending_queue", Attribute.of("queue_size", 1000)));
  }

  private static List<Block> metrics(String url) {
    return List.of(
        Block.labelled(
            "otelcol.exporter.prometheus",
            DEFAULT,
            Attribute.codes("forward_to", "prometheus.remote_write.default.receiver")),
        Block.labelled(
            "prometheus.remote_write", DEFAULT, Block.of("endpoint", Attribute.of("url", url))));
  }
}
