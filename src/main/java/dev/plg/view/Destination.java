package dev.plg.view;

import dev.plg.catalog.Program;
import dev.plg.picture.Picture;
import dev.plg.picture.ProgramConfig;
import dev.plg.picture.Service;
import dev.plg.picture.Workload;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// An address that a shipper or a collector of others sends logs or spans to.
///
/// @param url as it is written, or put together from host and port
/// @param protocol that is spoken there
/// @param path that the request has; empty where a variable is part of it
/// @param tenant that is written; empty if none is set
/// @param varies whether a header, or a field of each line, may name the tenant
public record Destination(
    ProgramConfig from,
    PlacedText url,
    Protocol protocol,
    Optional<String> path,
    Optional<PlacedText> tenant,
    boolean varies) {

  /// What is spoken over an address.
  public enum Protocol {
    /// Loki's push API.
    LOKI,
    /// Logs of OpenTelemetry over HTTP.
    OTLP_LOGS,
    /// Spans of OpenTelemetry over HTTP.
    OTLP_TRACES,
    /// Logs of OpenTelemetry over gRPC.
    OTLP_GRPC_LOGS,
    /// Spans of OpenTelemetry over gRPC.
    OTLP_GRPC_TRACES
  }

  /// The outputs of the OpenTelemetry Collector, Fluent Bit, Fluentd and Vector, and those of Alloy
  /// and Grafana Agent for logs by OTLP.
  public static Stream<Destination> in(Picture picture) {
    return Stream.of(
            picture.configs(Program.OPENTELEMETRY_COLLECTOR).flatMap(CollectorOutputs::of),
            picture.configs(Program.FLUENT_BIT).flatMap(ShipperOutputs::ofFluentBit),
            picture.configs(Program.FLUENTD).flatMap(ShipperOutputs::ofFluentd),
            picture.configs(Program.VECTOR).flatMap(ShipperOutputs::ofVector),
            picture.configs(Program.ALLOY).flatMap(AlloyOutputs::ofLogs),
            picture.configs(Program.GRAFANA_AGENT).flatMap(AlloyOutputs::ofLogs))
        .flatMap(outputs -> outputs);
  }

  /// The way to Loki or Tempo that this is; empty where it leads to another program, or may.
  public Optional<Link> link(Picture picture) {
    return to(picture).map(this::link);
  }

  private Link link(Program to) {
    return new Link(from, to, url, false, tenant, varies);
  }

  /// The program at the other end: by the protocol, by the Service, or by the host's name.
  public Optional<Program> to(Picture picture) {
    if (protocol == Protocol.LOKI) {
      return Optional.of(Program.LOKI);
    }
    Link link = link(Program.LOKI);
    Optional<Service> service = link.service(picture);
    return service.isPresent() && picture.workloadsOf(service.get()).findAny().isPresent()
        ? ofWorkloads(picture.workloadsOf(service.get()))
        : ofName(link.host());
  }

  private static Optional<Program> ofWorkloads(Stream<Workload> workloads) {
    return workloads
        .flatMap(it -> Stream.of(Program.LOKI, Program.TEMPO).filter(it::runs))
        .findFirst();
  }

  private static Optional<Program> ofName(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    int dot = name.indexOf('.');
    String first = dot < 0 ? name : name.substring(0, dot);
    if (isPart(first, "loki")) {
      return Optional.of(Program.LOKI);
    }
    return isPart(first, "tempo") ? Optional.of(Program.TEMPO) : Optional.empty();
  }

  /// Whether a word is one of those that hyphens part a name into.
  private static boolean isPart(String name, String word) {
    return ("-" + name + "-").contains("-" + word + "-");
  }
}
