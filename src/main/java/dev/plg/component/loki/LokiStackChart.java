package dev.plg.component.loki;

import dev.plg.catalog.Catalog;
import dev.plg.catalog.ChartDefaults;
import dev.plg.catalog.Program;
import dev.plg.component.ChartImage;
import dev.plg.component.ChartInput;
import dev.plg.component.TplValues;
import dev.plg.component.pod.ContainerSecurity;
import dev.plg.component.pod.PodSecurity;
import dev.plg.component.pod.Probe;
import dev.plg.component.pod.VolumeMount;
import dev.plg.component.storage.PodCredentials;
import dev.plg.finding.Pointer;
import dev.plg.model.Loki;
import dev.plg.model.Stack;
import dev.plg.plan.ChartValues;
import dev.plg.plan.ConfigFile;
import dev.plg.plan.Unsupported;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Section;
import java.util.List;

/// The values of the chart `loki` that is within `loki-stack`, by the chart's own names and in the
/// order written: one StatefulSet, from the time before the chart knew modes.
///
/// Helm lays `config` over the chart's own, so that each key of that one which Loki is not to read
/// must be taken away by null.
///
/// @param config what Loki reads
// helm-charts charts/loki@loki-2.16.0
record LokiStackChart(ChartInput input, Loki loki, ConfigFile config) implements Section {

  static ChartValues of(Stack stack, ConfigFile config) {
    Loki loki = stack.loki();
    var input = new ChartInput(stack, Program.LOKI, loki.workload());
    var keys = new LokiStackChart(input, loki, config);
    return loki.isClustered()
        ? input.values(keys, severalPods(loki.replicas()))
        : input.values(keys);
  }

  @Override
  public Mapping tree() {
    Mapping service =
        Mapping.builder()
            .with("annotations", input.annotations())
            .with("labels", input.labels())
            .build();
    return Mapping.builder()
        .put("fullnameOverride", input.name())
        .put("image", image())
        .put(
            "config",
            exactly(),
            "null removes a key of the chart from Helm %s on; older versions keep it"
                .formatted(Catalog.HELM_REMOVES_BY_NULL))
        .put("extraArgs", arguments())
        .with("env", LokiProcess.variables(input.stack()))
        .with("resources", input.resources())
        .addAll(input.placement())
        .put("terminationGracePeriodSeconds", 300, "time to flush what is in memory")
        .put(
            "livenessProbe",
            Probe.ofChart(
                "/loki/api/v1/status/buildinfo",
                "not /ready: it would restart a Loki that replays its write-ahead log"))
        .put("securityContext", PodSecurity.OF_CHART_WITH_DISK)
        .put("containerSecurityContext", ContainerSecurity.NO_PRIVILEGE)
        .put("persistence", persistence())
        .put(
            "extraVolumeMounts",
            List.of(new VolumeMount("storage", LokiConfig.DATA)),
            "where the configuration writes; the chart's own mount is /data")
        .put("replicas", loki.replicas())
        .put("extraPorts", List.of(grpc()))
        .with("annotations", input.annotations())
        .with("podAnnotations", input.annotations())
        .with("service", service)
        .with("podLabels", input.labels())
        .put("serviceAccount", PodCredentials.account(input.stack()))
        .put("rbac", rbac())
        .build();
  }

  private Mapping image() {
    ChartImage image = input.image("image");
    Node own = defaults().find(Pointer.of("image", "tag")).orElseThrow();
    return Mapping.builder()
        .with("repository", image.repository())
        .with("tag", image.tag(), "the chart has " + own.plain())
        .build();
  }

  private Mapping exactly() {
    return defaults().replacing("config", TplValues.literal(config.tree()));
  }

  private ChartDefaults defaults() {
    return ChartDefaults.of(input.chart()).orElseThrow();
  }

  /// As a map: the chart makes `-key=value` of each.
  private Mapping arguments() {
    Mapping.Builder arguments = Mapping.builder().put("target", LokiProcess.target(input.stack()));
    for (String argument : LokiProcess.expansion(config.text())) {
      int equals = argument.indexOf('=');
      arguments.put(argument.substring(1, equals), argument.substring(equals + 1));
    }
    return arguments.build();
  }

  private Mapping persistence() {
    return Mapping.builder()
        .put("enabled", true, "otherwise the logs are lost with the pod")
        .put("size", loki.disk().size())
        .with("storageClassName", loki.disk().storageClass())
        .build();
  }

  private static Mapping grpc() {
    return Mapping.builder()
        .put("name", "grpc")
        .put("port", LokiComponent.GRPC.number())
        .put("protocol", "TCP")
        .put("targetPort", "grpc")
        .build();
  }

  private static Mapping rbac() {
    return Mapping.builder()
        .put("create", false, ChartInput.ASKS_NOTHING)
        .put("pspEnabled", false, ChartInput.noPodSecurityPolicies())
        .build();
  }

  // charts/loki/templates/{_helpers.tpl,statefulset.yaml,service-headless.yaml}@loki-2.16.0
  private static Unsupported severalPods(int replicas) {
    return new Unsupported(
        Pointer.of("loki", "replicas"),
        "chart loki-stack runs Loki as one pod, not %d".formatted(replicas),
        "its PodDisruptionBudget is of policy/v1beta1, which Kubernetes removed in %s, and it"
                .formatted(Catalog.POLICY_V1BETA1_END)
            + " writes the spread over zones where Kubernetes does not read it",
        "set `loki.replicas: 1`, or remove `helm.chart`");
  }
}
