package dev.plg.component.tempo;

import dev.plg.finding.Pointer;
import dev.plg.model.TraceProtocol;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Section;
import java.util.SortedSet;

/// The receivers of the distributor, in the form of the OpenTelemetry collector.
// tempo v2.4.2 modules/distributor/config.go:19
record Receivers(SortedSet<TraceProtocol> protocols) implements Section {

  @Override
  public Mapping tree() {
    Mapping receivers = Mapping.EMPTY;
    for (TraceProtocol protocol : protocols) {
      Mapping endpoint = Mapping.of("endpoint", protocol.everywhere());
      receivers = with(receivers, at(protocol), endpoint);
    }
    return receivers;
  }

  private static Pointer at(TraceProtocol protocol) {
    return switch (protocol) {
      case OTLP_GRPC -> Pointer.of("otlp", "protocols", "grpc");
      case OTLP_HTTP -> Pointer.of("otlp", "protocols", "http");
      case JAEGER_GRPC -> Pointer.of("jaeger", "protocols", "grpc");
      case JAEGER_THRIFT -> Pointer.of("jaeger", "protocols", "thrift_http");
      case JAEGER_COMPACT -> Pointer.of("jaeger", "protocols", "thrift_compact");
      case JAEGER_BINARY -> Pointer.of("jaeger", "protocols", "thrift_binary");
      case ZIPKIN -> Pointer.of("zipkin");
    };
  }

  private static Mapping with(Mapping tree, Pointer at, Mapping value) {
    String first = at.steps().getFirst();
    Mapping inner =
        at.steps().size() == 1
            ? value
            : with(
                tree.mapping(first), new Pointer(at.steps().subList(1, at.steps().size())), value);
    return tree.toBuilder().put(first, inner).build();
  }
}
