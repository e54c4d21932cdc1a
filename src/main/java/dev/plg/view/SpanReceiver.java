package dev.plg.view;

import dev.plg.alloy.Attribute;
import dev.plg.alloy.Block;
import dev.plg.finding.Location;
import dev.plg.picture.ProgramConfig;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One way for spans into an agent.
///
/// @param protocol `otlp/grpc`, `otlp/http`, `jaeger/thrift_http`, `zipkin`
/// @param port 0 if it is not known
/// @param isPrivate whether only the pod itself can reach it
public record SpanReceiver(String protocol, int port, boolean isPrivate, Location place) {

  /// Those of a configuration, in River or in YAML.
  public static List<SpanReceiver> of(ProgramConfig config) {
    return Stream.concat(ofRiver(config), ofStatic(config)).toList();
  }

  private static Stream<SpanReceiver> ofStatic(ProgramConfig config) {
    return config
        .tree()
        .mapping("traces")
        .sequence("configs")
        .mappings()
        .flatMap(it -> TempoReceiver.in(it.mapping("receivers")).stream())
        .map(it -> new SpanReceiver(it.protocol(), it.port(), it.isPrivate(), it.place()));
  }

  private static Stream<SpanReceiver> ofRiver(ProgramConfig config) {
    return Stream.of(
            protocols(config, "otlp"),
            config
                .river()
                .named("otelcol.receiver.jaeger")
                .flatMap(
                    it -> it.block("protocols").stream().flatMap(p -> transports("jaeger", p))),
            config.river().named("otelcol.receiver.zipkin").map(it -> receiver("zipkin", it)))
        .flatMap(receivers -> receivers);
  }

  private static Stream<SpanReceiver> protocols(ProgramConfig config, String kind) {
    return config
        .river()
        .named("otelcol.receiver." + kind)
        .flatMap(block -> transports(kind, block));
  }

  private static Stream<SpanReceiver> transports(String kind, Block owner) {
    return owner.blocks().stream()
        .filter(block -> TempoReceiver.usualPort(kind + "/" + block.name()) > 0)
        .map(block -> receiver(kind + "/" + block.name(), block));
  }

  private static SpanReceiver receiver(String protocol, Block block) {
    Optional<Attribute> endpoint = block.attribute("endpoint");
    Location place = endpoint.map(Attribute::place).orElse(block.place());
    boolean unknown = endpoint.isPresent() && endpoint.get().text().isEmpty();
    var written = new TempoReceiver(protocol, endpoint.flatMap(Attribute::text), place);
    return new SpanReceiver(protocol, unknown ? 0 : written.port(), written.isPrivate(), place);
  }
}
