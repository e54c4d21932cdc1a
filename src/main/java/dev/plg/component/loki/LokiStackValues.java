package dev.plg.component.loki;

import dev.plg.catalog.Chart;
import dev.plg.catalog.ChartDefaults;
import dev.plg.catalog.Program;
import dev.plg.component.ChartValues;
import dev.plg.component.GoTemplate;
import dev.plg.component.Identity;
import dev.plg.component.Metadata;
import dev.plg.component.Unfit;
import dev.plg.component.Values;
import dev.plg.finding.Pointer;
import dev.plg.model.Disk;
import dev.plg.model.ImageChoice;
import dev.plg.model.Loki;
import dev.plg.model.Stack;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Sequence;
import dev.plg.yaml.YamlWriter;
import java.util.List;

/// The values of the chart `loki` that is within `loki-stack`: one StatefulSet, from the time before
/// the chart knew modes.
///
/// Helm lays `config` over the chart's own, so that each key of that one which Loki is not to read
/// must be taken away by null.
// helm-charts charts/loki@loki-2.16.0
final class LokiStackValues {

  private final Stack stack;
  private final Loki loki;
  private final Values values = new Values();

  private LokiStackValues(Stack stack) {
    this.stack = stack;
    this.loki = stack.loki();
  }

  /// @param config what Loki reads
  static ChartValues of(Stack stack, Mapping config) {
    Chart chart = Metadata.chart(stack, Program.LOKI).orElseThrow();
    String name = stack.named(Program.LOKI.id());
    var of = new LokiStackValues(stack);
    of.values.set("fullnameOverride", name);
    of.image(stack.loki().workload().image());
    of.program(chart, config);
    of.pod();
    of.objects();
    return new ChartValues(
        Program.LOKI.id(), name, chart, of.values.build(), of.unfit());
  }

  /// The chart has neither a registry nor a digest, and brings Loki 2.6.
  private void image(ImageChoice image) {
    var release = Metadata.release(stack, Program.LOKI).image();
    String repository = image.repository().orElse(release.repository());
    String tag = image.tag().orElse(release.tag());
    values
        .set(
            "image.repository",
            Metadata.registry(stack, image).map(it -> it + "/" + repository).orElse(repository))
        .set("image.tag", tag + image.digest().map(it -> "@" + it).orElse(""), "the chart has 2.6.1");
  }

  private void program(Chart chart, Mapping config) {
    Mapping.Builder all =
        ChartDefaults.of(chart).orElseThrow().replacing("config", GoTemplate.literal(config))
            .toBuilder();
    if (!config.keys().contains("memberlist")) {
      all.put("memberlist", null);
    }
    values
        .set(
            "config",
            all.build(),
            "null takes a key of the chart's own away, from Helm 3.17.1 on; older ones leave it")
        .setUnlessEmpty("extraArgs", arguments(config))
        .setUnlessEmpty("env", Node.of(LokiProcess.variables(stack)));
  }

  private static Mapping argument(String argument) {
    int equals = argument.indexOf('=');
    return Mapping.builder()
        .put(argument.substring(1, equals), argument.substring(equals + 1))
        .build();
  }

  /// As a map: the chart makes `-key=value` of each.
  private Mapping arguments(Mapping config) {
    Mapping.Builder arguments = Mapping.builder();
    arguments.put("target", LokiProcess.target(stack));
    LokiProcess.expansion(YamlWriter.write(config))
        .forEach(it -> argument(it).entries().forEach(arguments::add));
    return arguments.build();
  }

  private void pod() {
    Mapping pod = Metadata.values(stack, Program.LOKI, "log-store", loki.workload()).build();
    Disk disk = loki.disk();
    values
        .setFrom(pod, "resources", "resources")
        .setFrom(pod, "nodeSelector", "nodeSelector")
        .setFrom(pod, "tolerations", "tolerations")
        .setFrom(pod, "affinity", "affinity")
        .set("terminationGracePeriodSeconds", 300, "time to flush what is in memory")
        .set(
            "livenessProbe.httpGet.path",
            "/loki/api/v1/status/buildinfo",
            "not /ready: it would kill a Loki that replays its log")
        .set("securityContext.fsGroupChangePolicy", "OnRootMismatch")
        .set("securityContext.seccompProfile.type", "RuntimeDefault")
        .set("containerSecurityContext.allowPrivilegeEscalation", false)
        .set("containerSecurityContext.capabilities.drop", Sequence.of(List.of("ALL")))
        .set("persistence.enabled", true, "else the logs end with the pod")
        .set("persistence.size", disk.size())
        .setIfPresent("persistence.storageClassName", disk.storageClass())
        .set(
            "extraVolumeMounts",
            List.of(
                Mapping.builder().put("name", "storage").put("mountPath", LokiConfig.DATA).build()),
            "where the configuration writes; the chart's own mount is /data")
        .set("replicas", loki.replicas());
  }

  private void objects() {
    Mapping annotations = Mapping.of(stack.annotations());
    Mapping labels = Mapping.of(stack.labels().pairs());
    values
        .set("extraPorts", List.of(grpc()))
        .setUnlessEmpty("annotations", annotations)
        .setUnlessEmpty("podAnnotations", annotations)
        .setUnlessEmpty("service.annotations", annotations)
        .setUnlessEmpty("podLabels", labels)
        .setUnlessEmpty("service.labels", labels)
        .setUnlessEmpty("serviceAccount.annotations", Node.of(Identity.accountAnnotations(stack)))
        .set("serviceAccount.automountServiceAccountToken", false)
        .set("rbac.create", false, "nothing is asked of the API server")
        .set("rbac.pspEnabled", false, "no Kubernetes has pod security policies since 1.25");
  }

  private static Mapping grpc() {
    return Mapping.builder()
        .put("name", "grpc")
        .put("port", LokiConfig.GRPC_PORT)
        .put("protocol", "TCP")
        .put("targetPort", "grpc")
        .build();
  }

  // charts/loki/templates/{_helpers.tpl,statefulset.yaml,service-headless.yaml}@loki-2.16.0
  private List<Unfit> unfit() {
    return loki.isClustered()
        ? List.of(
            new Unfit(
                Pointer.of("loki", "replicas"),
                "chart loki-stack runs Loki as one pod, not %d".formatted(loki.replicas()),
                "its PodDisruptionBudget is of policy/v1beta1, which no Kubernetes serves since 1.25,"
                    + " and it writes the spread over zones where Kubernetes does not read it",
                "set `loki.replicas: 1`, or remove `helm.chart`"))
        : List.of();
  }
}
