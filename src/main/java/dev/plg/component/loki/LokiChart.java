package dev.plg.component.loki;

import dev.plg.catalog.Capability;
import dev.plg.catalog.Program;
import dev.plg.component.ChartInput;
import dev.plg.component.ChartSwitch;
import dev.plg.component.TplValues;
import dev.plg.component.pod.PodSecurity;
import dev.plg.component.pod.Variable;
import dev.plg.component.storage.PodCredentials;
import dev.plg.component.storage.StorageDialect;
import dev.plg.model.Loki;
import dev.plg.model.Stack;
import dev.plg.plan.ChartValues;
import dev.plg.plan.ConfigFile;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Section;
import dev.plg.yaml.Sequence;
import dev.plg.yaml.YamlWriter;
import java.util.List;
import java.util.Map;

/// The values of the chart `loki`, by the chart's own names and in the order written: all of Loki
/// in one process a pod, and nothing beside it.
///
/// The whole configuration is the chart's `structuredConfig`: what the chart would add to one that
/// is put together from its other values (caches, a ring, limits) is not what the manifests run.
///
/// @param config what Loki reads
/// @param labelsAll whether one value brings the labels to all objects
/// @param affinityIsText whether the chart takes the affinity as a text
// loki production/helm/loki/templates@helm-loki-5.48.0, community
// charts/loki/templates@loki-18.11.0
record LokiChart(
    ChartInput input, Loki loki, ConfigFile config, boolean labelsAll, boolean affinityIsText)
    implements Section {

  /// The labels of Loki's pods, which the chart makes of the release.
  private static final Mapping LABELS =
      Mapping.builder()
          .put("app.kubernetes.io/name", "{{ include \"loki.name\" . }}")
          .put("app.kubernetes.io/instance", "{{ .Release.Name }}")
          .build();

  private static final String NODE = "kubernetes.io/hostname";
  private static final String ZONE = "topology.kubernetes.io/zone";
  private static final String DEMAND = "requiredDuringSchedulingIgnoredDuringExecution";

  static ChartValues of(Stack stack, ConfigFile config) {
    Loki loki = stack.loki();
    var input = new ChartInput(stack, Program.LOKI, loki.workload());
    return input.values(
        new LokiChart(
            input,
            loki,
            config,
            input.reads("commonLabels"),
            input.chart().takesText("singleBinary.affinity")));
  }

  @Override
  public Mapping tree() {
    Mapping none = Mapping.of("replicas", 0);
    return Mapping.builder()
        .put("fullnameOverride", input.name())
        .with(
            "nameOverride",
            input.nameOverride(),
            "a second name of the chart, for some of its objects")
        .put("loki", program())
        .put("serviceAccount", account())
        .put("singleBinary", singleBinary())
        .put("write", Mapping.builder().put("replicas", 0, "of other deployment modes").build())
        .put("read", none)
        .put("backend", none)
        .put("gateway", ChartSwitch.off("clients talk to Loki itself"))
        .put(
            "sidecar",
            Mapping.of("rules", ChartSwitch.off("would read every ConfigMap and Secret")))
        .put("rbac", namespaced())
        .put("test", ChartSwitch.off("asks for the canary"))
        .putIf(loki.isClustered(), "memberlist", Mapping.of("service", memberlist()))
        .addAll(input.reads("chunksCache.enabled") ? cached() : monitored())
        .build();
  }

  private Mapping program() {
    Mapping.Builder program =
        Mapping.builder()
            .with("image", input.image("loki.image"))
            .with("annotations", input.annotations())
            .with("podAnnotations", input.annotations())
            .with("serviceAnnotations", input.annotations())
            .put("auth_enabled", loki.tenant().isPresent())
            .put("podSecurityContext", PodSecurity.OF_CHART_WITH_DISK)
            .put("storage", storage())
            .put("config", "", "none of the chart's own: what follows is all that Loki reads")
            .put("structuredConfig", TplValues.literal(config.tree()))
            .putIf(!input.reads("defaults.enableServiceLinks"), "enableServiceLinks", false);
    return labelsAll
        ? program.build()
        : program.with("podLabels", input.labels()).with("serviceLabels", input.labels()).build();
  }

  private Mapping storage() {
    String type = StorageDialect.of(input.stack().storage()).chartType();
    return Mapping.builder().put("type", type, "decides what else the chart installs").build();
  }

  private Mapping account() {
    Mapping.Builder account =
        Mapping.builder()
            .with("annotations", PodCredentials.accountAnnotations(input.stack()))
            .put("automountServiceAccountToken", false);
    return labelsAll ? account.build() : account.with("labels", input.labels()).build();
  }

  private Mapping singleBinary() {
    boolean asksTarget = input.reads("singleBinary.targetModule");
    boolean hasBudget = loki.isClustered() && input.reads("singleBinary.podDisruptionBudget");
    return Mapping.builder()
        .put("replicas", loki.replicas())
        .put("terminationGracePeriodSeconds", 300, "time to flush what is in memory")
        .with("resources", input.resources())
        .with("nodeSelector", input.placement().nodeSelector())
        .with("tolerations", input.placement().tolerations())
        .put("persistence", persistence())
        .putIf(
            input.reads("singleBinary.automountServiceAccountToken"),
            "automountServiceAccountToken",
            false)
        .putIf(asksTarget, "targetModule", LokiProcess.target(input.stack()))
        .with("extraArgs", arguments())
        .with("extraEnv", environment())
        .addAll(affinityIsText ? affinityText() : affinity())
        .putIf(hasBudget, "podDisruptionBudget", budget(input.annotations()))
        .with("topologySpreadConstraints", hasBudget ? spread() : Sequence.EMPTY)
        .build();
  }

  private Mapping persistence() {
    return Mapping.builder()
        .put("size", loki.disk().size())
        .with("storageClass", loki.disk().storageClass())
        .put(
            "enableStatefulSetAutoDeletePVC",
            false,
            "true deletes the disks with the release, and with a replica")
        .build();
  }

  private List<String> arguments() {
    return input.chart().has(Capability.LOKI_CHART_EXPANDS_VARIABLES)
        ? List.of()
        : LokiProcess.expansion(config.text());
  }

  private List<Variable> environment() {
    return input.chart().has(Capability.LOKI_CHART_TELLS_ADDRESS)
        ? PodCredentials.variables(input.stack())
        : LokiProcess.variables(input.stack());
  }

  /// The chart has no spread over zones: not two in a zone is as near as its values come.
  private Mapping affinityText() {
    List<String> keys = spread().items().isEmpty() ? List.of(NODE) : List.of(NODE, ZONE);
    Mapping affinity = affinity(keys);
    String text = affinity.isEmpty() ? "" : YamlWriter.write(affinity);
    return Mapping.builder().put("affinity", text, "a text in this chart").build();
  }

  /// Maps merge: the chart's demand for a node of one's own stays unless it is taken away.
  private Mapping affinity() {
    Mapping affinity = affinity(List.of(NODE));
    Mapping rules = affinity.mapping("podAntiAffinity");
    Mapping.Builder without = rules.toBuilder().putIf(!rules.keys().contains(DEMAND), DEMAND, null);
    Mapping whole = affinity.toBuilder().put("podAntiAffinity", without.build()).build();
    return Mapping.builder()
        .put("affinity", whole, "null takes a demand of the chart away")
        .build();
  }

  /// @param keys the labels of nodes by which pods are kept apart where nothing else is asked
  private Mapping affinity(List<String> keys) {
    Mapping asked = TplValues.literal(input.placement().affinity());
    return asked.isEmpty() && loki.isClustered() ? LokiPlacement.apart(LABELS, keys) : asked;
  }

  private Sequence spread() {
    return LokiPlacement.spread(input.stack(), LABELS);
  }

  private static Mapping budget(Map<String, String> annotations) {
    return Mapping.builder().put("maxUnavailable", 1).with("annotations", annotations).build();
  }

  private Mapping memberlist() {
    return Mapping.builder()
        .put("publishNotReadyAddresses", true, "a pod must find the others before it is ready")
        .putIf(input.reads("memberlist.service.name"), "name", LokiRing.service(input.stack()))
        .build();
  }

  private static Mapping namespaced() {
    String comment = "without cluster roles: Loki asks nothing of the API server";
    return Mapping.builder().put("namespaced", true, comment).build();
  }

  /// What the chart installs beside Loki, in the form of its older versions.
  private Mapping monitored() {
    var operator = ChartSwitch.off("installs the operator of an agent that upstream has given up");
    Mapping monitoring =
        Mapping.builder()
            .put(
                "selfMonitoring",
                operator.tree().toBuilder()
                    .put("grafanaAgent", Mapping.of("installOperator", false))
                    .build())
            .put("lokiCanary", ChartSwitch.off())
            .put("dashboards", ChartSwitch.off("these three are for the Prometheus operator"))
            .put("rules", ChartSwitch.off())
            .put("serviceMonitor", ChartSwitch.off())
            .build();
    return Mapping.builder()
        .put("monitoring", monitoring)
        .putIf(loki.isClustered(), "podDisruptionBudget", budget(Map.of()))
        .build();
  }

  /// What the chart installs beside Loki, in the form of its newer versions.
  private Mapping cached() {
    return Mapping.builder()
        .put("deploymentMode", "Monolithic")
        .put("defaults", Mapping.of("enableServiceLinks", false))
        .with("commonLabels", input.labels())
        .put("chunksCache", ChartSwitch.off("a memcached that asks for more than 9 GiB of memory"))
        .put("resultsCache", ChartSwitch.off())
        .put("memcached", Mapping.of("serviceAccount", Mapping.of("create", false)))
        .put("lokiCanary", ChartSwitch.off())
        .build();
  }
}
