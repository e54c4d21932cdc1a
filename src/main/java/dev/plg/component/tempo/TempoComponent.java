package dev.plg.component.tempo;

import dev.plg.catalog.Catalog;
import dev.plg.catalog.Program;
import dev.plg.component.ChartValues;
import dev.plg.component.Component;
import dev.plg.component.ConfigFile;
import dev.plg.component.Configured;
import dev.plg.component.Identity;
import dev.plg.component.Manifests;
import dev.plg.component.Metadata;
import dev.plg.component.Part;
import dev.plg.component.Ports;
import dev.plg.component.Variables;
import dev.plg.model.Stack;
import dev.plg.model.Tempo;
import dev.plg.model.TraceProtocol;
import dev.plg.template.Templates;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Optional;

/// The trace store, all of Tempo in one process.
public final class TempoComponent implements Component {

  private static final String CONFIG = "tempo.yaml";

  @Override
  public String name() {
    return Program.TEMPO.id();
  }

  @Override
  public List<String> manifests() {
    return List.of("serviceaccount", "configmap", "service", "service-headless", "statefulset");
  }

  @Override
  public boolean isIn(Stack stack) {
    return stack.tempo().isPresent();
  }

  /// The base URL of the HTTP interface, from within the namespace: what Grafana asks.
  public static String url(Stack stack) {
    return "http://" + stack.named(Program.TEMPO.id()) + ":" + httpPort(stack);
  }

  /// Where OTLP over gRPC comes in, from within the namespace: `tempo:4317`.
  public static String otlp(Stack stack) {
    return stack.named(Program.TEMPO.id()) + ":" + TraceProtocol.OTLP_GRPC.port();
  }

  @Override
  public Part plan(Stack stack, Templates templates) {
    Tempo tempo = stack.tempo().orElseThrow();
    Configured config = config(stack, tempo);
    var file = new ConfigFile(CONFIG, config.tree());
    String text = file.text();
    Mapping values =
        Metadata.values(stack, Program.TEMPO, "trace-store", tempo.workload())
            .put("headless", stack.named("tempo-headless"))
            .put("accountAnnotations", Identity.accountAnnotations(stack))
            .put("config", text)
            .put("args", arguments(text))
            .put("env", Variables.of(Identity.variables(stack)))
            .put("podAnnotations", Metadata.podAnnotations(stack, List.of(text)))
            .put("data", TempoConfig.DATA)
            .put("httpPort", httpPort(stack))
            .put("grpcPort", TempoConfig.GRPC_PORT)
            .put("receivers", Ports.of(tempo.receivers()))
            .put("size", tempo.disk().size())
            .put("storageClass", tempo.disk().storageClass())
            .build();
    return new Part(
        name(), Manifests.render(this, templates, values), config.overrides(), List.of(file));
  }

  @Override
  public Optional<ChartValues> chart(Stack stack, Templates templates) {
    Tempo tempo = stack.tempo().orElseThrow();
    return Optional.of(TempoValues.of(stack, tempo, config(stack, tempo).tree()));
  }

  private static Configured config(Stack stack, Tempo tempo) {
    Mapping derived = TempoConfig.of(stack, tempo, httpPort(stack));
    return Configured.of(Program.TEMPO.id(), derived, tempo.config());
  }

  // tempo v2.4.2 cmd/tempo/main.go: variables are taken literally without the third
  private static List<String> arguments(String config) {
    String file = "-config.file=/conf/" + CONFIG;
    return config.contains("${")
        ? List.of(file, "-target=all", "-config.expand-env=true")
        : List.of(file, "-target=all");
  }

  private static int httpPort(Stack stack) {
    return Catalog.line(stack.loki().version()).orElseThrow().tempo().httpPort();
  }
}
