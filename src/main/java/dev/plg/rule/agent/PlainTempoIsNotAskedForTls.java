package dev.plg.rule.agent;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.ProgramConfig;
import dev.plg.picture.river.RiverAttribute;
import dev.plg.picture.river.RiverBlock;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.Agents;
import dev.plg.view.Link;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Spans are sent in clear to a Tempo that has no certificate.
final class PlainTempoIsNotAskedForTls implements PictureRule {

  @Override
  public About about() {
    return new About(
        "agent/tls",
        Severity.ERROR,
        Versions.ALL,
        "spans are sent with TLS to a Tempo that speaks none",
        "TLS is the exporter's default: `first record does not look like a TLS handshake`, and "
            + "every span is dropped after some tries",
        "write `tls { insecure = true }` in `client`, on lines of its own; in static mode "
            + "`insecure: true`, in a collector below `tls`",
        "alloy docs/sources/reference/components/otelcol/otelcol.exporter.otlp.md@v1.18.1");
  }

  @Override
  public List<Finding> check(Picture picture) {
    Set<Location> secured =
        Stream.concat(
                Agents.in(picture).flatMap(PlainTempoIsNotAskedForTls::secured),
                picture
                    .configs(Program.OPENTELEMETRY_COLLECTOR)
                    .flatMap(PlainTempoIsNotAskedForTls::ofCollector))
            .collect(Collectors.toSet());
    if (secured.isEmpty()) {
      return List.of();
    }
    return Link.in(picture)
        .filter(link -> link.to() == Program.TEMPO && !link.reads())
        .filter(link -> secured.contains(link.url().place()) && isPlain(picture, link))
        .map(
            link ->
                about()
                    .finding(
                        link.url().place(),
                        "%s is asked for TLS, which it does not speak"
                            .formatted(link.url().value())))
        .toList();
  }

  /// Where endpoints stand that are asked for TLS because nothing says otherwise.
  private static Stream<Location> secured(ProgramConfig config) {
    Stream<Location> ofRiver =
        config
            .river()
            .named("otelcol.exporter.otlp")
            .flatMap(block -> block.block("client").stream())
            .filter(client -> client.block("tls").isEmpty())
            .flatMap(client -> endpoint(client));
    Stream<Location> ofStatic =
        config
            .tree()
            .mapping("traces")
            .sequence("configs")
            .mappings()
            .flatMap(it -> it.sequence("remote_write").mappings())
            .filter(PlainTempoIsNotAskedForTls::asksForTls)
            .map(target -> target.placeOf("endpoint"));
    return Stream.concat(ofRiver, ofStatic);
  }

  // opentelemetry-collector config/configgrpc/configgrpc.go: `http://` does not switch TLS off
  private static Stream<Location> ofCollector(ProgramConfig config) {
    return config.tree().mapping("exporters").entries().stream()
        .filter(it -> it.key().equals("otlp") || it.key().startsWith("otlp/"))
        .filter(it -> it.value() instanceof Mapping)
        .map(it -> (Mapping) it.value())
        .filter(it -> it.mapping("tls").text("insecure").filter("true"::equals).isEmpty())
        .map(it -> it.placeOf("endpoint"));
  }

  private static Stream<Location> endpoint(RiverBlock client) {
    return client.attribute("endpoint").stream().map(RiverAttribute::place);
  }

  private static boolean asksForTls(Mapping target) {
    return !target.text("insecure").equals(Optional.of("true"))
        && !target.text("protocol").equals(Optional.of("http"))
        && target.mapping("tls_config").isEmpty();
  }

  /// Whether the Tempo that is reached has no certificate for any of its receivers.
  private static boolean isPlain(Picture picture, Link link) {
    List<ProgramConfig> reached = link.reachedConfigs(picture).toList();
    return !reached.isEmpty()
        && reached.stream()
            .noneMatch(it -> it.text().text().contains("tls") || it.text().text().contains("cert"));
  }
}
