package dev.plg.component.tempo;

import dev.plg.catalog.Catalog;
import dev.plg.catalog.Program;
import dev.plg.component.Configured;
import dev.plg.component.Metadata;
import dev.plg.component.PodCredentials;
import dev.plg.component.Ports;
import dev.plg.component.Variables;
import dev.plg.model.Stack;
import dev.plg.model.Tempo;
import dev.plg.model.TraceProtocol;
import dev.plg.plan.Component;
import dev.plg.plan.ConfigFile;
import dev.plg.plan.Part;
import dev.plg.plan.Rendering;
import dev.plg.yaml.Mapping;
import java.util.List;

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
  public Part plan(Stack stack, Rendering rendering) {
    Tempo tempo = stack.tempo().orElseThrow();
    Configured config = config(stack, tempo);
    var file = new ConfigFile(CONFIG, config.tree());
    String text = file.text();
    Mapping values =
        Metadata.values(stack, Program.TEMPO, "trace-store", tempo.workload())
            .put("headless", stack.named("tempo-headless"))
            .put("accountAnnotations", PodCredentials.accountAnnotations(stack))
            .put("config", text)
            .put("args", arguments(text))
            .put("env", Variables.of(PodCredentials.variables(stack)))
            .put("podAnnotations", Metadata.podAnnotations(stack, List.of(text)))
            .put("data", TempoConfig.DATA)
            .put("httpPort", httpPort(stack))
            .put("grpcPort", TempoConfig.GRPC_PORT)
            .put("receivers", Ports.of(tempo.receivers()))
            .put("size", tempo.disk().size())
            .put("storageClass", tempo.disk().storageClass())
            .build();
    return Part.of(this, render(manifests(), rendering, values))
        .with(file, config.overrides())
        .withChart(() -> TempoValues.of(stack, tempo, config.tree()));
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
