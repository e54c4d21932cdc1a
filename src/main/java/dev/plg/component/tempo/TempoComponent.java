package dev.plg.component.tempo;

import dev.plg.catalog.Capability;
import dev.plg.catalog.Program;
import dev.plg.component.Configured;
import dev.plg.component.Metadata;
import dev.plg.component.Ports;
import dev.plg.component.ProgramComponent;
import dev.plg.component.storage.PodCredentials;
import dev.plg.model.Stack;
import dev.plg.model.Tempo;
import dev.plg.model.TraceProtocol;
import dev.plg.plan.ComponentPort;
import dev.plg.plan.ConfigFile;
import dev.plg.plan.Opening;
import dev.plg.plan.Part;
import dev.plg.plan.Rendering;
import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.List;

/// The trace store, all of Tempo in one process.
public final class TempoComponent extends ProgramComponent<Tempo> {

  private static final String CONFIG = "tempo.yaml";

  /// Where OTLP over gRPC comes in.
  public static final ComponentPort OTLP = ComponentPort.of(TraceProtocol.OTLP_GRPC);

  private static final ComponentPort GRPC = ComponentPort.tcp("grpc", 9095);

  public TempoComponent() {
    super(Program.TEMPO, Program.TEMPO.id(), "trace-store", Stack::tempo, Tempo::workload);
  }

  @Override
  public List<ComponentPort> ports(Stack stack) {
    var ports = new ArrayList<>(List.of(http(stack), GRPC));
    ports.addAll(receivers(stack));
    return ports;
  }

  /// Applications send their spans to the agent where it takes any.
  @Override
  public List<Opening> openings(Stack stack) {
    boolean byAgent = stack.agent().filter(agent -> !agent.receivers().isEmpty()).isPresent();
    return byAgent ? List.of() : List.of(new Opening(Opening.Reach.CLUSTER, receivers(stack)));
  }

  private static List<ComponentPort> receivers(Stack stack) {
    return stack.tempo().orElseThrow().receivers().stream().map(ComponentPort::of).toList();
  }

  /// Where queries are answered.
  public static ComponentPort http(Stack stack) {
    boolean isNewer =
        Metadata.release(stack, Program.TEMPO)
            .chart()
            .filter(chart -> chart.has(Capability.TEMPO_CHART_ASKS_ON_3200))
            .isPresent();
    return ComponentPort.tcp("http-metrics", isNewer ? 3200 : 3100);
  }

  @Override
  public List<String> manifests() {
    return List.of("serviceaccount", "configmap", "service", "service-headless", "statefulset");
  }

  /// The base URL of the HTTP interface, from within the namespace: what Grafana asks.
  public static String url(Stack stack) {
    return "http://" + stack.named(Program.TEMPO.id()) + ":" + http(stack).number();
  }

  /// Where OTLP over gRPC comes in, from within the namespace: `tempo:4317`.
  public static String otlp(Stack stack) {
    return stack.named(Program.TEMPO.id()) + ":" + OTLP.number();
  }

  @Override
  protected Part plan(Stack stack, Tempo tempo, Rendering rendering) {
    Configured config = config(stack, tempo);
    var file = new ConfigFile(CONFIG, config.tree());
    String text = file.text();
    Mapping values =
        values(stack, text)
            .put("headless", stack.named("tempo-headless"))
            .putOrNull("accountAnnotations", PodCredentials.accountAnnotations(stack))
            .put("config", text)
            .put("args", arguments(text))
            .putOrNull("env", PodCredentials.variables(stack))
            .put("data", TempoConfig.DATA)
            .put("httpPort", http(stack).number())
            .put("grpcPort", GRPC.number())
            .put("receivers", Ports.of(receivers(stack)))
            .put("size", tempo.disk().size())
            .put("storageClass", tempo.disk().storageClass())
            .build();
    return Part.of(this, render(manifests(), rendering, values))
        .with(file, config.overrides())
        .withChart(() -> TempoChart.of(stack, tempo, text));
  }

  private static Configured config(Stack stack, Tempo tempo) {
    Mapping derived = TempoConfig.of(stack, tempo, http(stack), GRPC).tree();
    return Configured.of(Program.TEMPO.id(), derived, tempo.config());
  }

  // tempo v2.4.2 cmd/tempo/main.go: variables are taken literally without the third
  private static List<String> arguments(String config) {
    String file = "-config.file=/conf/" + CONFIG;
    return config.contains("${")
        ? List.of(file, "-target=all", "-config.expand-env=true")
        : List.of(file, "-target=all");
  }
}
