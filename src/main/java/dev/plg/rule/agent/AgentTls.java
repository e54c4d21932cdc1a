package dev.plg.rule.agent;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.PictureSubjects.PICTURE;
import static dev.plg.rule.Violation.at;

import dev.plg.alloy.Attribute;
import dev.plg.catalog.Program;
import dev.plg.finding.Location;
import dev.plg.picture.Picture;
import dev.plg.picture.ProgramConfig;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.Agents;
import dev.plg.view.Link;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Spans are sent without TLS to a Tempo that has no certificate.
final class AgentTls {

  static final Rule RULE =
      error("agent/tls", PICTURE)
          .what("spans are sent with TLS to a Tempo without TLS")
          .why(
              "the exporter uses TLS by default: `first record does not look like a TLS handshake`,"
                  + " and it drops every span after some retries")
          .fix(
              "write `tls { insecure = true }` in `client`, each on its own line; in static mode"
                  + " `insecure: true`, in a collector below `tls`")
          .source(
              "grafana/alloy"
                  + " docs/sources/reference/components/otelcol/otelcol.exporter.otlp.md@v1.18.1")
          .finds(AgentTls::violations);

  private AgentTls() {}

  private static Stream<Violation> violations(Picture picture) {
    Set<Location> withTls =
        Stream.of(
                Agents.in(picture).flatMap(AgentTls::ofRiver),
                Agents.in(picture).flatMap(AgentTls::ofStaticMode),
                picture.configs(Program.OPENTELEMETRY_COLLECTOR).flatMap(AgentTls::ofCollector))
            .flatMap(places -> places)
            .collect(Collectors.toSet());
    if (withTls.isEmpty()) {
      return Stream.empty();
    }
    return Link.in(picture)
        .filter(link -> link.to() == Program.TEMPO && !link.reads())
        .filter(link -> withTls.contains(link.url().place()) && isPlain(picture, link))
        .map(
            link ->
                at(
                    link.url().place(),
                    "spans are sent to %s with TLS, but the receiver has no certificate"
                        .formatted(link.url().value())));
  }

  /// The endpoints of exporters that use TLS by default.
  private static Stream<Location> ofRiver(ProgramConfig config) {
    return config
        .river()
        .named("otelcol.exporter.otlp")
        .flatMap(block -> block.block("client").stream())
        .filter(client -> client.block("tls").isEmpty())
        .flatMap(client -> client.attribute("endpoint").stream())
        .map(Attribute::place);
  }

  private static Stream<Location> ofStaticMode(ProgramConfig config) {
    return config
        .tree()
        .mapping("traces")
        .sequence("configs")
        .mappings()
        .flatMap(it -> it.sequence("remote_write").mappings())
        .filter(it -> !it.isOn("insecure") && !it.is("protocol", "http"))
        .filter(it -> it.mapping("tls_config").isEmpty())
        .map(it -> it.placeOf("endpoint"));
  }

  // opentelemetry-collector config/configgrpc/configgrpc.go: `http://` does not switch TLS off
  private static Stream<Location> ofCollector(ProgramConfig config) {
    return config.tree().mapping("exporters").entries().stream()
        .filter(it -> it.key().equals("otlp") || it.key().startsWith("otlp/"))
        .filter(it -> it.value() instanceof Mapping)
        .map(it -> (Mapping) it.value())
        .filter(it -> !it.mapping("tls").isOn("insecure"))
        .map(it -> it.placeOf("endpoint"));
  }

  /// Whether no receiver of the Tempo has a certificate.
  private static boolean isPlain(Picture picture, Link link) {
    List<ProgramConfig> reached = link.reachedConfigs(picture).toList();
    return !reached.isEmpty()
        && reached.stream()
            .noneMatch(it -> it.text().text().contains("tls") || it.text().text().contains("cert"));
  }
}
