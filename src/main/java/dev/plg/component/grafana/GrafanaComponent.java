package dev.plg.component.grafana;

import dev.plg.catalog.Program;
import dev.plg.component.Configured;
import dev.plg.component.ProgramComponent;
import dev.plg.component.TplValues;
import dev.plg.component.loki.LokiComponent;
import dev.plg.component.pod.Variable;
import dev.plg.component.tempo.TempoComponent;
import dev.plg.model.AdminSecret;
import dev.plg.model.Exposure;
import dev.plg.model.Grafana;
import dev.plg.model.NodePort;
import dev.plg.model.SecretKey;
import dev.plg.model.Stack;
import dev.plg.plan.ChartValues;
import dev.plg.plan.ComponentPort;
import dev.plg.plan.ConfigFile;
import dev.plg.plan.Opening;
import dev.plg.plan.Part;
import dev.plg.plan.Rendering;
import dev.plg.plan.Resource;
import dev.plg.plan.Send;
import dev.plg.yaml.JsonWriter;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The user interface, with its data sources provisioned.
public final class GrafanaComponent extends ProgramComponent<Grafana> {

  private static final ComponentPort HTTP = ComponentPort.tcp("http", 3000);

  private static final String DATASOURCES = "datasources.yaml";
  private static final String PROVIDER = "dashboards.yaml";
  private static final String DASHBOARDS = "configmap-dashboards";

  public GrafanaComponent() {
    super(
        Program.GRAFANA, Program.GRAFANA.id(), "user-interface", Stack::grafana, Grafana::workload);
  }

  @Override
  public List<ComponentPort> ports(Stack stack) {
    return List.of(HTTP);
  }

  @Override
  public List<Send> sends(Stack stack) {
    var sends = new ArrayList<Send>();
    if (stack.keepsLogs()) {
      sends.add(Send.query(Program.LOKI, LokiComponent.HTTP));
    }
    if (stack.tempo().isPresent()) {
      sends.add(Send.query(Program.TEMPO, TempoComponent.http(stack)));
    }
    return sends;
  }

  /// What reaches it from outside of the cluster may have any address.
  @Override
  public List<Opening> openings(Stack stack) {
    return switch (settings(stack).exposure()) {
      case Exposure.ClusterIp() -> List.of();
      case Exposure.OnNodes _, Exposure.LoadBalancer() ->
          List.of(new Opening(Opening.Reach.ANYWHERE, List.of(HTTP)));
    };
  }

  /// For plg's own chart.
  @Override
  public Set<String> manifestsForHelm() {
    return Set.of(DASHBOARDS);
  }

  @Override
  public List<String> manifests() {
    return List.of("serviceaccount", "configmap", DASHBOARDS, "pvc", "service", "deployment");
  }

  @Override
  protected Part plan(Stack stack, Grafana grafana, Rendering rendering) {
    Configured ini = ini(grafana);
    String iniText = GrafanaIni.text(ini.tree());
    var sources = new ConfigFile(DATASOURCES, Datasources.of(stack));
    String datasources = sources.text();
    List<Dashboard> dashboards = Dashboards.of(stack);
    Mapping files = files(dashboards);
    boolean hasDashboards = !dashboards.isEmpty();
    var provider = new ConfigFile(PROVIDER, Dashboards.provider());
    Mapping values =
        values(stack, iniText, datasources, JsonWriter.writeCompact(files))
            .put("hasDashboards", hasDashboards)
            .put("dashboards", Dashboards.configMap(stack))
            .put("provider", Optional.of(provider.text()).filter(_ -> hasDashboards))
            .put("folder", Dashboards.FOLDER)
            .put("files", files)
            .put("ini", iniText)
            .put("datasources", datasources)
            .put("httpPort", HTTP.number())
            .put("serviceType", grafana.exposure().serviceType())
            .put("nodePort", nodePort(grafana.exposure()))
            .put("env", grafana.admin().map(GrafanaComponent::credentials))
            .put("size", grafana.disk().size())
            .put("storageClass", grafana.disk().storageClass())
            .build();
    List<Resource> objects = render(kinds(hasDashboards), rendering, values);
    Part part = Part.of(this, objects).with(sources, ini.overrides());
    return (hasDashboards ? part.withChart(() -> extras(stack, objects)) : part)
        .withChart(() -> GrafanaChart.of(stack, grafana, ini.tree()));
  }

  /// Its dashboards, under the name and with the labels that they have in the manifests.
  private static ChartValues extras(Stack stack, List<Resource> objects) {
    Mapping object =
        objects.stream()
            .filter(resource -> resource.file().equals(DASHBOARDS + ".yaml"))
            .findFirst()
            .orElseThrow()
            .object();
    Mapping metadata = object.mapping("metadata");
    Mapping dashboards =
        Mapping.builder()
            .put("name", Dashboards.configMap(stack))
            .with("labels", metadata.mapping("labels"))
            .with("annotations", metadata.mapping("annotations"))
            .with("files", object.mapping("data"))
            .build();
    return ChartValues.ofExtras(
        Program.GRAFANA.id(),
        stack.named("extras"),
        Mapping.of("dashboards", dashboards),
        List.of(object));
  }

  /// The data sources for a Grafana that kube-prometheus-stack installs, as its value
  /// `grafana.additionalDataSources`.
  // kube-prometheus-stack 88.5.3 templates/grafana/configmaps-datasources.yaml: rendered by tpl
  public static Mapping additionalDataSources(Stack stack) {
    Sequence sources = Sequence.of(Datasources.additional(stack));
    return Mapping.of("additionalDataSources", TplValues.literal(sources));
  }

  /// A ConfigMap without a file would be mounted for nothing.
  private List<String> kinds(boolean hasDashboards) {
    return manifests().stream().filter(kind -> hasDashboards || !kind.equals(DASHBOARDS)).toList();
  }

  private static Mapping files(List<Dashboard> dashboards) {
    Mapping.Builder files = Mapping.builder();
    dashboards.forEach(dashboard -> files.put(dashboard.file(), dashboard.json()));
    return files.build();
  }

  private static Configured ini(Grafana grafana) {
    return Configured.of(Program.GRAFANA.id(), GrafanaIni.derived(), grafana.config());
  }

  static Optional<Integer> nodePort(Exposure exposure) {
    return switch (exposure) {
      case Exposure.OnNodes(Optional<NodePort> port) -> port.map(NodePort::number);
      case Exposure.ClusterIp(), Exposure.LoadBalancer() -> Optional.empty();
    };
  }

  // grafana docs/sources/setup-grafana/configure-grafana: GF_<SECTION>_<KEY>
  private static List<Variable> credentials(AdminSecret admin) {
    return List.of(
        variable("GF_SECURITY_ADMIN_USER", admin, admin.userKey()),
        variable("GF_SECURITY_ADMIN_PASSWORD", admin, admin.passwordKey()));
  }

  private static Variable variable(String name, AdminSecret admin, String key) {
    return new Variable.OfSecret(name, new SecretKey(admin.name(), key));
  }
}
