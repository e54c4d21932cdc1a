package dev.plg.component.loki;

import dev.plg.catalog.Capability;
import dev.plg.component.ChartInput;
import dev.plg.component.TplValues;
import dev.plg.component.pod.Variable;
import dev.plg.component.storage.PodCredentials;
import dev.plg.model.Loki;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Section;
import dev.plg.yaml.Sequence;
import dev.plg.yaml.YamlWriter;
import java.util.List;

/// The pods of the chart `loki`, its section `singleBinary`.
///
/// @param config what Loki reads
// loki production/helm/loki/templates@helm-loki-5.48.0, community
// charts/loki/templates@loki-18.11.0
record LokiChartPods(ChartInput input, Loki loki, String config) implements Section {

  /// The labels of Loki's pods, which the chart makes of the release.
  private static final Mapping LABELS =
      Mapping.builder()
          .put("app.kubernetes.io/name", "{{ include \"loki.name\" . }}")
          .put("app.kubernetes.io/instance", "{{ .Release.Name }}")
          .build();

  private static final String NODE = "kubernetes.io/hostname";
  private static final String ZONE = "topology.kubernetes.io/zone";
  private static final String DEMAND = "requiredDuringSchedulingIgnoredDuringExecution";

  @Override
  public Mapping tree() {
    boolean asksTarget = input.reads("singleBinary.targetModule");
    boolean takesText = input.chart().takesText("singleBinary.affinity");
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
        .addAll(takesText ? affinityText() : affinity())
        .putIf(hasBudget, "podDisruptionBudget", budget())
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
            "true deletes the volumes with the release, and with each removed replica")
        .build();
  }

  private List<String> arguments() {
    return input.chart().has(Capability.LOKI_CHART_EXPANDS_VARIABLES)
        ? List.of()
        : LokiProcess.expansion(config);
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
    return Mapping.builder().put("affinity", text, "a string in this chart").build();
  }

  /// Maps merge: the chart's demand for a node of one's own stays unless it is taken away.
  private Mapping affinity() {
    Mapping affinity = affinity(List.of(NODE));
    Mapping rules = affinity.mapping("podAntiAffinity");
    Mapping.Builder without = rules.toBuilder().putIf(!rules.keys().contains(DEMAND), DEMAND, null);
    Mapping whole = affinity.toBuilder().put("podAntiAffinity", without.build()).build();
    return Mapping.builder().put("affinity", whole, "null removes a rule of the chart").build();
  }

  /// @param keys the labels of nodes by which pods are kept apart where nothing else is asked
  private Mapping affinity(List<String> keys) {
    Mapping asked = TplValues.literal(input.placement().affinity());
    return asked.isEmpty() && loki.isClustered() ? LokiPlacement.apart(LABELS, keys) : asked;
  }

  private Sequence spread() {
    return LokiPlacement.spread(input.stack(), LABELS);
  }

  private Mapping budget() {
    return Mapping.builder()
        .put("maxUnavailable", 1)
        .with("annotations", input.annotations())
        .build();
  }
}
