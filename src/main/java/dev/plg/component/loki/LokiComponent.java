package dev.plg.component.loki;

import dev.plg.catalog.Capability;
import dev.plg.catalog.Program;
import dev.plg.component.Configured;
import dev.plg.component.Metadata;
import dev.plg.component.ProgramComponent;
import dev.plg.component.pod.Probe;
import dev.plg.component.storage.PodCredentials;
import dev.plg.model.HttpUrl;
import dev.plg.model.Loki;
import dev.plg.model.Stack;
import dev.plg.plan.ChartValues;
import dev.plg.plan.ComponentPort;
import dev.plg.plan.ConfigFile;
import dev.plg.plan.Part;
import dev.plg.plan.Rendering;
import dev.plg.plan.Send;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Optional;

/// The log store, all of Loki in one process a pod.
public final class LokiComponent extends ProgramComponent<Loki> {

  private static final String CONFIG = "loki.yaml";

  /// Where logs are taken and queries answered.
  public static final ComponentPort HTTP = ComponentPort.tcp("http-metrics", 3100);

  /// The header that names the tenant of a request.
  public static final String TENANT = "X-Scope-OrgID";

  static final ComponentPort GRPC = ComponentPort.tcp("grpc", 9095);

  /// The manifests of a Loki of several pods alone.
  private static final List<String> CLUSTERED =
      List.of("service-memberlist", "poddisruptionbudget");

  public LokiComponent() {
    super(
        Program.LOKI,
        Program.LOKI.id(),
        "log-store",
        stack -> Optional.of(stack.loki()).filter(_ -> stack.keepsLogs()),
        Loki::workload);
  }

  @Override
  public boolean isOptional() {
    return false;
  }

  @Override
  public List<ComponentPort> ports(Stack stack) {
    return stack.loki().isClustered() ? List.of(HTTP, GRPC, LokiRing.PORT) : List.of(HTTP, GRPC);
  }

  @Override
  public List<Send> sends(Stack stack) {
    return stack.loki().isClustered()
        ? List.of(new Send(Program.LOKI, Send.Purpose.RING, ports(stack)))
        : List.of();
  }

  @Override
  public List<String> manifests() {
    return List.of(
        "serviceaccount",
        "configmap",
        "service",
        "service-headless",
        "service-memberlist",
        "statefulset",
        "poddisruptionbudget");
  }

  /// The base URL of the HTTP interface, from within the namespace, or of a Loki outside.
  public static String url(Stack stack) {
    return stack
        .logsOutside()
        .map(HttpUrl::value)
        .orElseGet(() -> "http://" + stack.named(Program.LOKI.id()) + ":" + HTTP.number());
  }

  /// The address that takes lines.
  public static String push(Stack stack) {
    return url(stack) + "/loki/api/v1/push";
  }

  /// The base address that takes logs by OTLP; a client adds `/v1/logs`.
  // loki docs/sources/send-data/otel/_index.md@v3.7.6
  public static String otlp(Stack stack) {
    return url(stack) + "/otlp";
  }

  @Override
  protected Part plan(Stack stack, Loki loki, Rendering rendering) {
    Configured config = config(stack);
    var file = new ConfigFile(CONFIG, config.tree());
    Mapping values = templateValues(stack, file.text());
    List<String> kinds =
        manifests().stream()
            .filter(kind -> stack.loki().isClustered() || !CLUSTERED.contains(kind))
            .toList();
    return Part.of(this, render(kinds, rendering, values))
        .with(file, config.overrides())
        .withChart(() -> chart(stack, file));
  }

  private Mapping templateValues(Stack stack, String config) {
    Loki loki = stack.loki();
    Mapping.Builder values =
        values(stack, config)
            .put("headless", stack.named("loki-headless"))
            .put("memberlist", LokiRing.service(stack))
            .putOrNull("accountAnnotations", PodCredentials.accountAnnotations(stack))
            .put("config", config)
            .put("replicas", loki.replicas())
            .put("args", LokiProcess.arguments(stack, config))
            .putOrNull("env", LokiProcess.variables(stack))
            .put("data", LokiConfig.DATA)
            .put("ports", ports(stack).stream().map(LokiProcess::port).toList())
            .put("httpPort", HTTP.number())
            .put("grpcPort", GRPC.number())
            .put("memberlistPort", LokiRing.PORT.number())
            .put("livenessProbe", livenessProbe(stack))
            .putOrNull("spread", LokiPlacement.spread(stack, selector(stack)))
            .put("size", loki.disk().size())
            .put("storageClass", loki.disk().storageClass());
    if (loki.isClustered() && loki.workload().affinity().isEmpty()) {
      values.put("affinity", LokiPlacement.apart(selector(stack)));
    }
    return values.build();
  }

  private static ChartValues chart(Stack stack, ConfigFile config) {
    return switch (stack.charts()) {
      case EACH -> LokiChart.of(stack, config);
      case LOKI_STACK -> LokiStackChart.of(stack, config);
    };
  }

  private static Mapping selector(Stack stack) {
    return Mapping.of(Metadata.selector(stack, Program.LOKI.id()));
  }

  private static Configured config(Stack stack) {
    return Configured.of(Program.LOKI.id(), LokiConfig.of(stack).tree(), stack.loki().config());
  }

  /// As the chart of the release asks; empty where it does not.
  private static Optional<Probe> livenessProbe(Stack stack) {
    return Metadata.release(stack, Program.LOKI)
        .chart()
        .filter(chart -> chart.has(Capability.LOKI_CHART_ASKS_LIVENESS))
        .map(_ -> Probe.of("/loki/api/v1/status/buildinfo").after(30));
  }
}
