package dev.plg.component.loki;

import dev.plg.catalog.Chart;
import dev.plg.catalog.ChartDefaults;
import dev.plg.catalog.Image;
import dev.plg.catalog.Program;
import dev.plg.component.ChartContainerSecurity;
import dev.plg.component.ChartImage;
import dev.plg.component.ChartPlacement;
import dev.plg.component.ChartPodSecurity;
import dev.plg.component.ChartServiceAccount;
import dev.plg.component.Metadata;
import dev.plg.component.Released;
import dev.plg.component.TplValues;
import dev.plg.component.storage.PodCredentials;
import dev.plg.finding.Pointer;
import dev.plg.model.Loki;
import dev.plg.model.Stack;
import dev.plg.plan.ChartValues;
import dev.plg.plan.ConfigFile;
import dev.plg.plan.Unsupported;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Optional;

/// The values of the chart `loki` that is within `loki-stack`: one StatefulSet, from the time
/// before the chart knew modes.
///
/// Helm lays `config` over the chart's own, so that each key of that one which Loki is not to read
/// must be taken away by null.
final class LokiStackValues {

  private final Stack stack;
  private final Loki loki;

  private LokiStackValues(Stack stack) {
    this.stack = stack;
    this.loki = stack.loki();
  }

  /// @param config what Loki reads
  static ChartValues of(Stack stack, ConfigFile config) {
    Chart chart = Released.chart(stack, Program.LOKI).orElseThrow();
    String name = stack.named(Program.LOKI.id());
    var of = new LokiStackValues(stack);
    LokiStackKeys keys = of.keys(name, chart, config);
    return new ChartValues(Program.LOKI.id(), name, chart, keys.values(), of.unsupported());
  }

  private LokiStackKeys keys(String name, Chart chart, ConfigFile config) {
    Mapping pod = Metadata.values(stack, Program.LOKI, "log-store", loki.workload()).build();
    Mapping labels = Mapping.of(stack.labels().pairs());
    Mapping annotations = Mapping.of(stack.annotations());
    return new LokiStackKeys(
        name,
        image(),
        exactly(chart, config.tree()),
        arguments(config.text()),
        Optional.ofNullable(LokiProcess.variables(stack)).orElse(List.of()),
        pod.mapping("resources"),
        ChartPlacement.of(pod),
        new ChartPodSecurity(Optional.empty(), Optional.of("OnRootMismatch")),
        ChartContainerSecurity.NO_PRIVILEGE,
        new LokiStackKeys.Persistence(loki.disk().size().toString(), loki.disk().storageClass()),
        List.of(Mapping.of("name", "storage", "mountPath", LokiConfig.DATA)),
        loki.replicas(),
        List.of(grpc()),
        annotations,
        annotations,
        new LokiStackKeys.Service(annotations, labels),
        labels,
        new ChartServiceAccount(
            Optional.ofNullable(PodCredentials.accountAnnotations(stack)).orElse(Mapping.EMPTY),
            Optional.of(false)));
  }

  /// The chart has neither a registry nor a digest, and brings Loki 2.6.
  private LokiStackKeys.Image image() {
    Image release = Metadata.release(stack, Program.LOKI).image();
    ChartImage image =
        ChartImage.withDigestInTag(stack, loki.workload().image(), release)
            .withRegistryInRepository(release);
    return new LokiStackKeys.Image(image.repository(), image.tag().orElse(release.tag()));
  }

  private static Mapping exactly(Chart chart, Mapping config) {
    return ChartDefaults.of(chart).orElseThrow().replacing("config", TplValues.literal(config));
  }

  /// As a map: the chart makes `-key=value` of each.
  private Mapping arguments(String config) {
    Mapping.Builder arguments = Mapping.builder().put("target", LokiProcess.target(stack));
    for (String argument : LokiProcess.expansion(config)) {
      int equals = argument.indexOf('=');
      arguments.put(argument.substring(1, equals), argument.substring(equals + 1));
    }
    return arguments.build();
  }

  private static Mapping grpc() {
    return Mapping.builder()
        .put("name", "grpc")
        .put("port", LokiComponent.GRPC.number())
        .put("protocol", "TCP")
        .put("targetPort", "grpc")
        .build();
  }

  // charts/loki/templates/{_helpers.tpl,statefulset.yaml,service-headless.yaml}@loki-2.16.0
  private List<Unsupported> unsupported() {
    return loki.isClustered()
        ? List.of(
            new Unsupported(
                Pointer.of("loki", "replicas"),
                "chart loki-stack runs Loki as one pod, not %d".formatted(loki.replicas()),
                "its PodDisruptionBudget is of policy/v1beta1, which no Kubernetes serves since"
                    + " 1.25, and it writes the spread over zones where Kubernetes does not read"
                    + " it",
                "set `loki.replicas: 1`, or remove `helm.chart`"))
        : List.of();
  }
}
