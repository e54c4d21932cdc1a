package dev.plg.view;

import dev.plg.alloy.AlloyExpression;
import dev.plg.alloy.Attribute;
import dev.plg.alloy.Block;
import dev.plg.picture.ProgramConfig;
import dev.plg.view.Destination.Protocol;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The exporters by which Alloy, or the flow mode of Grafana Agent, sends logs by OTLP.
// alloy docs/sources/reference/components/otelcol/otelcol.exporter.otlphttp.md@v1.18.1
final class AlloyOutputs {

  private static final String HTTP = "otelcol.exporter.otlphttp";
  private static final String GRPC = "otelcol.exporter.otlp";
  private static final Set<String> SIGNALS = Set.of("logs", "metrics", "traces");

  private AlloyOutputs() {}

  /// Those that some component hands logs and nothing else.
  static Stream<Destination> ofLogs(ProgramConfig config) {
    return exporters(config)
        .filter(it -> takesLogsAlone(config, it))
        .flatMap(it -> destination(config, it).stream());
  }

  /// Those that lead to Tempo, for all that is known of them.
  static Stream<Block> ofSpans(ProgramConfig config) {
    return exporters(config).filter(it -> !takesLogsAlone(config, it));
  }

  private static Stream<Block> exporters(ProgramConfig config) {
    return Stream.of(GRPC, HTTP).flatMap(config.river()::named);
  }

  private static boolean takesLogsAlone(ProgramConfig config, Block exporter) {
    String input = exporter.id() + ".input";
    return config
        .river()
        .all()
        .flatMap(it -> it.attributes().stream())
        .filter(it -> SIGNALS.contains(it.name()))
        .filter(it -> it.references().stream().anyMatch(to -> to.path().equals(input)))
        .map(Attribute::name)
        .collect(Collectors.toSet())
        .equals(Set.of("logs"));
  }

  private static Optional<Destination> destination(ProgramConfig config, Block exporter) {
    Optional<Block> client = exporter.block("client");
    boolean isGrpc = exporter.name().equals(GRPC);
    Optional<PlacedText> own = isGrpc ? Optional.empty() : text(exporter, "logs_endpoint");
    String appended = own.isPresent() ? "" : "/v1/logs";
    return own.or(() -> client.flatMap(it -> text(it, "endpoint")))
        .map(
            url ->
                new Destination(
                    config,
                    url,
                    isGrpc ? Protocol.OTLP_GRPC_LOGS : Protocol.OTLP_LOGS,
                    ShipperOutputs.path(url.value())
                        .map(path -> path.replaceFirst("/+$", "") + appended),
                    client.flatMap(AlloyOutputs::tenant),
                    client.filter(AlloyOutputs::mayNameTenant).isPresent()));
  }

  private static Optional<PlacedText> text(Block block, String key) {
    return block
        .attribute(key)
        .flatMap(it -> it.text().map(text -> new PlacedText(text, it.place())));
  }

  private static Optional<PlacedText> tenant(Block client) {
    return client.attribute("headers").stream()
        .flatMap(
            headers ->
                headers.value() instanceof AlloyExpression.Fields(var fields, _)
                    ? fields.entrySet().stream()
                    : Stream.empty())
        .filter(header -> header.getKey().equalsIgnoreCase("x-scope-orgid"))
        .flatMap(
            header ->
                header.getValue() instanceof AlloyExpression.Text(String text, var place)
                    ? Stream.of(new PlacedText(text, place))
                    : Stream.empty())
        .findFirst();
  }

  /// Whether what is only known when it runs may name the tenant.
  private static boolean mayNameTenant(Block client) {
    return client.attribute("auth").isPresent()
        || (client.attribute("headers").isPresent() && tenant(client).isEmpty());
  }
}
