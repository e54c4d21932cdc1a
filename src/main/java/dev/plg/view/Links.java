package dev.plg.view;

import dev.plg.alloy.Attribute;
import dev.plg.alloy.Block;
import dev.plg.catalog.Program;
import dev.plg.picture.Flag;
import dev.plg.picture.Picture;
import dev.plg.picture.ProgramConfig;
import dev.plg.yaml.Mapping;
import java.util.Optional;
import java.util.stream.Stream;

/// Collects the ways between programs, each program's in its own words.
public final class Links {

  private static final String TENANT = "x-scope-orgid";

  private Links() {}

  public static Stream<Link> of(Picture picture) {
    return Stream.of(
            picture.configs(Program.PROMTAIL).flatMap(Links::ofPromtail),
            picture.configs(Program.EVENT_EXPORTER).flatMap(Links::ofExporter),
            picture.configs(Program.GRAFANA).flatMap(Links::ofGrafana),
            picture.configs(Program.GRAFANA_AGENT).flatMap(Links::ofAgent),
            picture.configs(Program.GRAFANA_AGENT).flatMap(Links::ofRiver),
            picture.configs(Program.ALLOY).flatMap(Links::ofRiver),
            Destination.in(picture).flatMap(output -> output.link(picture).stream()))
        .flatMap(links -> links);
  }

  private static Stream<Link> ofPromtail(ProgramConfig config) {
    // loki v2.9.3 clients/pkg/logentry/stages/tenant.go, clients/pkg/promtail/client/client.go
    String text = config.text().text();
    boolean varies = text.contains("__tenant_id__") || text.contains("- tenant:");
    Stream<Link> ofFile =
        Stream.concat(
                config.tree().sequence("clients").mappings(),
                Stream.of(config.tree().mapping("client")))
            .flatMap(client -> ofClient(config, client, varies));
    Stream<Link> ofFlag =
        config.flag("client.url").stream()
            .map(
                flag ->
                    new Link(
                        config,
                        Program.LOKI,
                        setting(flag),
                        false,
                        config.flag("client.tenant-id").map(Links::setting),
                        varies));
    return Stream.concat(ofFile, ofFlag);
  }

  private static PlacedText setting(Flag flag) {
    return new PlacedText(flag.value(), flag.place());
  }

  /// A client as Promtail and Grafana Agent write it.
  private static Stream<Link> ofClient(ProgramConfig config, Mapping client, boolean varies) {
    return text(client, "url")
        .map(url -> new Link(config, Program.LOKI, url, false, text(client, "tenant_id"), varies))
        .stream();
  }

  private static Stream<Link> ofExporter(ProgramConfig config) {
    return config
        .tree()
        .sequence("receivers")
        .mappings()
        .map(receiver -> receiver.mapping("loki"))
        .flatMap(loki -> byHeader(config, Program.LOKI, loki, "url"));
  }

  /// A way whose tenant is a header beside it.
  private static Stream<Link> byHeader(
      ProgramConfig config, Program to, Mapping section, String key) {
    Mapping headers = section.mapping("headers");
    Optional<PlacedText> tenant =
        headers.keys().stream()
            .filter(name -> name.equalsIgnoreCase(TENANT))
            .findFirst()
            .flatMap(name -> text(headers, name));
    return text(section, key).map(url -> new Link(config, to, url, false, tenant, false)).stream();
  }

  private static Stream<Link> ofGrafana(ProgramConfig config) {
    return config
        .tree()
        .sequence("datasources")
        .mappings()
        .filter(source -> !source.text("access").equals(Optional.of("direct")))
        .flatMap(
            source ->
                switch (source.text("type").orElse("")) {
                  case "loki" -> ofSource(config, source, Program.LOKI);
                  case "tempo" -> ofSource(config, source, Program.TEMPO);
                  default -> Stream.empty();
                });
  }

  /// A data source: the name of a header and its value are in different mappings.
  // grafana pkg/services/datasources/service/datasource.go getCustomHeaders
  private static Stream<Link> ofSource(ProgramConfig config, Mapping source, Program to) {
    Mapping data = source.mapping("jsonData");
    Optional<String> value =
        data.keys().stream()
            .filter(key -> key.startsWith("httpHeaderName"))
            .filter(key -> data.text(key).filter(TENANT::equalsIgnoreCase).isPresent())
            .findFirst()
            .map(key -> key.replace("Name", "Value"));
    Optional<PlacedText> tenant =
        value.flatMap(
            key ->
                text(source.mapping("secureJsonData"), key)
                    .filter(it -> !it.value().startsWith("$")));
    boolean varies = value.isPresent() && tenant.isEmpty();
    return text(source, "url").map(url -> new Link(config, to, url, true, tenant, varies)).stream();
  }

  /// What the static mode of Grafana Agent writes.
  private static Stream<Link> ofAgent(ProgramConfig config) {
    Stream<Link> logs =
        config
            .tree()
            .mapping("logs")
            .sequence("configs")
            .mappings()
            .flatMap(it -> it.sequence("clients").mappings())
            .flatMap(client -> ofClient(config, client, false));
    Stream<Link> traces =
        config
            .tree()
            .mapping("traces")
            .sequence("configs")
            .mappings()
            .flatMap(it -> it.sequence("remote_write").mappings())
            .flatMap(target -> byHeader(config, Program.TEMPO, target, "endpoint"));
    return Stream.concat(logs, traces);
  }

  /// What the flow mode of Grafana Agent, and Alloy, write.
  private static Stream<Link> ofRiver(ProgramConfig config) {
    boolean staged = config.river().named("stage.tenant").findAny().isPresent();
    Stream<Link> logs =
        config
            .river()
            .named("loki.write")
            .flatMap(it -> it.blocks().stream())
            .filter(it -> it.name().equals("endpoint"))
            .flatMap(it -> ofEndpoint(config, it, staged));
    Stream<Link> traces =
        AlloyOutputs.ofSpans(config)
            .flatMap(it -> it.block("client").stream())
            .flatMap(it -> ofClient(config, it));
    return Stream.concat(logs, traces);
  }

  private static Stream<Link> ofEndpoint(ProgramConfig config, Block endpoint, boolean staged) {
    Optional<Attribute> tenant = endpoint.attribute("tenant_id");
    Optional<PlacedText> written = tenant.flatMap(Links::setting);
    boolean varies =
        staged
            || (tenant.isPresent() && written.isEmpty())
            || endpoint.attribute("headers").isPresent();
    return endpoint.attribute("url").flatMap(Links::setting).stream()
        .map(url -> new Link(config, Program.LOKI, url, false, written, varies));
  }

  /// A client of OpenTelemetry: its tenant is a header, which may come from anywhere.
  private static Stream<Link> ofClient(ProgramConfig config, Block client) {
    boolean varies =
        client.attribute("headers").isPresent() || client.attribute("auth").isPresent();
    return client.attribute("endpoint").flatMap(Links::setting).stream()
        .map(url -> new Link(config, Program.TEMPO, url, false, Optional.empty(), varies));
  }

  private static Optional<PlacedText> setting(Attribute attribute) {
    return attribute.text().map(text -> new PlacedText(text, attribute.place()));
  }

  private static Optional<PlacedText> text(Mapping mapping, String key) {
    return mapping
        .text(key)
        .filter(text -> !text.isEmpty())
        .map(text -> new PlacedText(text, mapping.placeOf(key)));
  }
}
