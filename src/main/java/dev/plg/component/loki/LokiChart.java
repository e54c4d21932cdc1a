package dev.plg.component.loki;

import dev.plg.catalog.Capability;
import dev.plg.catalog.Program;
import dev.plg.component.ChartInput;
import dev.plg.component.ChartSwitch;
import dev.plg.component.TplValues;
import dev.plg.component.pod.PodSecurity;
import dev.plg.component.storage.PodCredentials;
import dev.plg.component.storage.StorageDialect;
import dev.plg.model.Loki;
import dev.plg.model.Stack;
import dev.plg.plan.ChartValues;
import dev.plg.plan.ConfigFile;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Section;
import java.util.Map;

/// The values of the chart `loki`, by the chart's own names and in the order written: all of Loki
/// in one process a pod, and nothing beside it.
///
/// The whole configuration is the chart's `structuredConfig`: what the chart would add to one that
/// is put together from its other values (caches, a ring, limits) is not what the manifests run.
///
/// @param config what Loki reads
/// @param labelsAll whether one value brings the labels to all objects
// loki production/helm/loki/templates@helm-loki-5.48.0, community
// charts/loki/templates@loki-18.11.0
record LokiChart(ChartInput input, Loki loki, ConfigFile config, boolean labelsAll)
    implements Section {

  static ChartValues of(Stack stack, ConfigFile config) {
    Loki loki = stack.loki();
    var input = new ChartInput(stack, Program.LOKI, loki.workload());
    return input.values(new LokiChart(input, loki, config, input.reads("commonLabels")));
  }

  @Override
  public Mapping tree() {
    Mapping none = Mapping.of("replicas", 0);
    boolean hasBudget =
        loki.isClustered()
            && input.reads("podDisruptionBudget")
            && !input.reads("singleBinary.podDisruptionBudget");
    return Mapping.builder()
        .put("fullnameOverride", input.name())
        .with(
            "nameOverride",
            input.nameOverride(),
            "a second name of the chart, for some of its objects")
        .put("loki", program())
        .put("serviceAccount", account())
        .put("singleBinary", new LokiChartPods(input, loki, config.text()))
        .put("write", none.toBuilder().put("replicas", 0, "of other deployment modes").build())
        .put("read", none)
        .put("backend", none)
        .put("gateway", ChartSwitch.off("clients connect to Loki itself"))
        .put(
            "sidecar",
            Mapping.of("rules", ChartSwitch.off("would read every ConfigMap and Secret")))
        .put("rbac", namespaced())
        .put("test", ChartSwitch.off("requires the canary"))
        .putIf(loki.isClustered(), "memberlist", Mapping.of("service", memberlist()))
        .addAll(input.reads("chunksCache.enabled") ? cached() : monitored())
        .putIf(hasBudget, "podDisruptionBudget", Mapping.of("maxUnavailable", 1))
        .build();
  }

  private Mapping program() {
    boolean hasDefaults = input.chart().has(Capability.LOKI_CHART_READS_DEFAULTS);
    Mapping.Builder program =
        Mapping.builder()
            .with("image", input.image("loki.image"))
            .with("annotations", input.annotations())
            .with("podAnnotations", input.annotations())
            .with("serviceAnnotations", input.annotations())
            .put("auth_enabled", loki.tenant().isPresent())
            .put("podSecurityContext", PodSecurity.OF_CHART_WITH_DISK)
            .put("storage", storage())
            .put("config", "", "replaces the chart's own: Loki reads only what follows")
            .put("structuredConfig", TplValues.literal(config.tree()))
            .putIf(!hasDefaults, "enableServiceLinks", false);
    return labelsAll
        ? program.build()
        : program.with("podLabels", input.labels()).with("serviceLabels", input.labels()).build();
  }

  private Mapping storage() {
    String type = StorageDialect.of(input.stack().storage()).chartType();
    Mapping.Builder storage =
        Mapping.builder().put("type", type, "decides what else the chart installs");
    if (input.chart().has(Capability.LOKI_CHART_ASKS_FOR_BUCKETS)) {
      input
          .stack()
          .storage()
          .s3()
          .ifPresent(
              store ->
                  storage.put(
                      "bucketNames",
                      Mapping.of("chunks", store.bucket(), "ruler", store.bucket()),
                      "the chart refuses to render without them; Loki reads what follows"));
    }
    return storage.build();
  }

  private Mapping account() {
    Mapping account = PodCredentials.account(input.stack());
    return labelsAll ? account : account.toBuilder().with("labels", input.labels()).build();
  }

  private Mapping memberlist() {
    return Mapping.builder()
        .put("publishNotReadyAddresses", true, "a pod must find the others before it is ready")
        .putIf(input.reads("memberlist.service.name"), "name", LokiRing.service(input.stack()))
        .build();
  }

  private static Mapping namespaced() {
    String comment = "no cluster roles: Loki does not call the API server";
    return Mapping.builder().put("namespaced", true, comment).build();
  }

  /// What the chart installs beside Loki, in the form of its older versions.
  private Mapping monitored() {
    var operator =
        ChartSwitch.off("installs the operator of an agent that is no longer maintained");
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
    return Mapping.of("monitoring", monitoring);
  }

  /// What the chart installs beside Loki, in the form of its newer versions.
  private Mapping cached() {
    boolean isMonolithic = input.chart().has(Capability.LOKI_CHART_NAMES_MONOLITHIC);
    boolean hasDefaults = input.chart().has(Capability.LOKI_CHART_READS_DEFAULTS);
    return Mapping.builder()
        .put("deploymentMode", isMonolithic ? "Monolithic" : "SingleBinary")
        .putIf(hasDefaults, "defaults", Mapping.of("enableServiceLinks", false))
        .with("commonLabels", labelsAll ? input.labels() : Map.of())
        .put("chunksCache", ChartSwitch.off("a memcached that requests more than 9 GiB of memory"))
        .put("resultsCache", ChartSwitch.off())
        .putIf(
            input.reads("memcached.serviceAccount.create"),
            "memcached",
            Mapping.of("serviceAccount", Mapping.of("create", false)))
        .put("lokiCanary", ChartSwitch.off())
        .build();
  }
}
