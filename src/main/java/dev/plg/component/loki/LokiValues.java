package dev.plg.component.loki;

import dev.plg.catalog.Chart;
import dev.plg.catalog.Program;
import dev.plg.component.ChartValues;
import dev.plg.component.GoTemplate;
import dev.plg.component.Identity;
import dev.plg.component.Metadata;
import dev.plg.component.Values;
import dev.plg.model.Affix;
import dev.plg.model.Disk;
import dev.plg.model.ImageChoice;
import dev.plg.model.Loki;
import dev.plg.model.Stack;
import dev.plg.model.Storage;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import dev.plg.yaml.YamlWriter;
import java.util.List;

/// The values of the chart `loki`: all of Loki in one process a pod, and nothing beside it.
///
/// The whole configuration is the chart's `structuredConfig`: what the chart would add to one that is
/// put together from its other values (caches, a ring, limits) is not what the manifests run.
// loki production/helm/loki/templates@helm-loki-5.48.0, community charts/loki/templates@loki-18.11.0
final class LokiValues {

  /// The labels of Loki's pods, which the chart makes of the release.
  private static final Mapping LABELS =
      Mapping.builder()
          .put("app.kubernetes.io/name", "{{ include \"loki.name\" . }}")
          .put("app.kubernetes.io/instance", "{{ .Release.Name }}")
          .build();

  private static final List<String> NODE = List.of("kubernetes.io/hostname");
  private static final List<String> NODE_AND_ZONE =
      List.of("kubernetes.io/hostname", "topology.kubernetes.io/zone");

  private final Stack stack;
  private final Loki loki;
  private final Mapping pod;
  private final Values values = new Values();

  private LokiValues(Stack stack) {
    this.stack = stack;
    this.loki = stack.loki();
    this.pod = Metadata.values(stack, Program.LOKI, "log-store", loki.workload()).build();
  }

  /// @param config what Loki reads
  static ChartValues of(Stack stack, Mapping config) {
    Chart chart = Metadata.release(stack, Program.LOKI).chart().orElseThrow();
    var of = new LokiValues(stack);
    of.names();
    of.program(config);
    of.oneProcess();
    switch (LokiChart.of(chart)) {
      case V5_48_0 -> of.v5(YamlWriter.write(config));
      case V18_11_0 -> of.v18();
    }
    return new ChartValues(Program.LOKI.id(), stack.named(Program.LOKI.id()), chart, of.values.build());
  }

  /// The same names as in the manifests, whatever the release is called.
  private void names() {
    String name = stack.named(Program.LOKI.id());
    values.set("fullnameOverride", name);
    if (!stack.affix().equals(Affix.NONE)) {
      // ConfigMaps, the service account and two Services are called by this one.
      values.set("nameOverride", name, "a second name of the chart, for some of its objects");
    }
  }

  private void program(Mapping config) {
    image(loki.workload().image());
    values
        .setUnlessEmpty("loki.annotations", Mapping.of(stack.annotations()))
        .setUnlessEmpty("loki.podAnnotations", Mapping.of(stack.annotations()))
        .setUnlessEmpty("loki.serviceAnnotations", Mapping.of(stack.annotations()))
        .set("loki.auth_enabled", loki.tenant().isPresent())
        .set("loki.podSecurityContext.fsGroupChangePolicy", "OnRootMismatch")
        .set("loki.podSecurityContext.seccompProfile.type", "RuntimeDefault")
        .set("loki.storage.type", storageType(), "decides what else the chart installs")
        .set("loki.config", "", "none of the chart's own: what follows is all that Loki reads")
        .set("loki.structuredConfig", GoTemplate.literal(config))
        .setUnlessEmpty("serviceAccount.annotations", Node.of(Identity.accountAnnotations(stack)))
        .set("serviceAccount.automountServiceAccountToken", false);
  }

  private void image(ImageChoice image) {
    values
        .setIfPresent("loki.image.registry", Metadata.registry(stack, image))
        .setIfPresent("loki.image.repository", image.repository())
        .setIfPresent("loki.image.tag", image.tag())
        .setIfPresent("loki.image.digest", image.digest());
  }

  private String storageType() {
    return switch (stack.storage()) {
      case Storage.Filesystem _ -> "filesystem";
      case Storage.S3 _, Storage.DynamoDb _ -> "s3";
    };
  }

  private void oneProcess() {
    Disk disk = loki.disk();
    values
        .set("singleBinary.replicas", loki.replicas())
        .set("singleBinary.terminationGracePeriodSeconds", 300, "time to flush what is in memory")
        .setFrom(pod, "resources", "singleBinary.resources")
        .setFrom(pod, "nodeSelector", "singleBinary.nodeSelector")
        .setFrom(pod, "tolerations", "singleBinary.tolerations")
        .set("singleBinary.persistence.size", disk.size())
        .setIfPresent("singleBinary.persistence.storageClass", disk.storageClass())
        .set(
            "singleBinary.persistence.enableStatefulSetAutoDeletePVC",
            false,
            "true deletes the disks with the release, and with a replica")
        .set("write.replicas", 0, "of other deployment modes")
        .set("read.replicas", 0)
        .set("backend.replicas", 0)
        .set("gateway.enabled", false, "clients talk to Loki itself")
        .set("sidecar.rules.enabled", false, "would read every ConfigMap and Secret")
        .set("rbac.namespaced", true, "without cluster roles: Loki asks nothing of the API server")
        .set("test.enabled", false, "asks for the canary");
    if (loki.isClustered()) {
      values.set(
          "memberlist.service.publishNotReadyAddresses",
          true,
          "a pod must find the others before it is ready");
    }
  }

  private void v5(String config) {
    values
        .set("loki.enableServiceLinks", false)
        .set("singleBinary.targetModule", LokiProcess.target(stack))
        .setUnlessEmpty("singleBinary.extraArgs", Sequence.of(LokiProcess.expansion(config)))
        .setUnlessEmpty("singleBinary.extraEnv", Node.of(LokiProcess.variables(stack)))
        .set("singleBinary.affinity", affinity5(), "a text in this chart")
        .setUnlessEmpty("loki.podLabels", Mapping.of(stack.labels().pairs()))
        .setUnlessEmpty("loki.serviceLabels", Mapping.of(stack.labels().pairs()))
        .setUnlessEmpty("serviceAccount.labels", Mapping.of(stack.labels().pairs()))
        .set(
            "monitoring.selfMonitoring.enabled",
            false,
            "installs the operator of an agent that upstream has given up")
        .set("monitoring.selfMonitoring.grafanaAgent.installOperator", false)
        .set("monitoring.lokiCanary.enabled", false)
        .set("monitoring.dashboards.enabled", false, "these three are for the Prometheus operator")
        .set("monitoring.rules.enabled", false)
        .set("monitoring.serviceMonitor.enabled", false);
    if (loki.isClustered()) {
      values.set("podDisruptionBudget.maxUnavailable", 1);
    }
  }

  /// The chart has no spread over zones: not two in a zone is as near as its values come.
  private String affinity5() {
    if (!asked().isEmpty()) {
      return YamlWriter.write(GoTemplate.literal(asked()));
    }
    boolean spread = LokiPlacement.spread(stack, LABELS) != null;
    return loki.isClustered()
        ? YamlWriter.write(LokiPlacement.apart(LABELS, spread ? NODE_AND_ZONE : NODE))
        : "";
  }

  private void v18() {
    values
        .set("deploymentMode", "Monolithic")
        .set("defaults.enableServiceLinks", false)
        .setUnlessEmpty("commonLabels", Mapping.of(stack.labels().pairs()))
        .set("singleBinary.automountServiceAccountToken", false)
        .setUnlessEmpty("singleBinary.extraEnv", Sequence.of(Identity.variables(stack)))
        .set("singleBinary.affinity", affinity18(), "null takes a demand of the chart away")
        .set("chunksCache.enabled", false, "a memcached that asks for more than 9 GiB of memory")
        .set("resultsCache.enabled", false)
        .set("memcached.serviceAccount.create", false)
        .set("lokiCanary.enabled", false);
    if (loki.isClustered()) {
      values
          .set("memberlist.service.name", LokiRing.service(stack))
          .set("singleBinary.podDisruptionBudget.maxUnavailable", 1)
          .setUnlessEmpty(
              "singleBinary.topologySpreadConstraints",
              Node.of(LokiPlacement.spread(stack, LABELS)));
    }
  }

  /// Maps merge: the chart's demand for a node of one's own stays unless it is taken away.
  private Mapping affinity18() {
    Mapping wanted = loki.isClustered() ? LokiPlacement.apart(LABELS, NODE) : Mapping.EMPTY;
    Mapping affinity = asked().isEmpty() ? wanted : GoTemplate.literal(asked());
    Mapping rules = affinity.mapping("podAntiAffinity");
    String demand = "requiredDuringSchedulingIgnoredDuringExecution";
    Mapping.Builder without = rules.toBuilder().putIf(!rules.keys().contains(demand), demand, null);
    return affinity.toBuilder().put("podAntiAffinity", without.build()).build();
  }

  private Mapping asked() {
    return Mapping.of(loki.workload().affinity().tree());
  }
}
