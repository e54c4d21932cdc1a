package dev.plg.component.loki;

import dev.plg.catalog.Chart;
import dev.plg.catalog.Program;
import dev.plg.component.ChartImage;
import dev.plg.component.ChartPodSecurity;
import dev.plg.component.ChartServiceAccount;
import dev.plg.component.Metadata;
import dev.plg.component.TplValues;
import dev.plg.component.storage.PodCredentials;
import dev.plg.component.storage.StorageDialect;
import dev.plg.model.Affix;
import dev.plg.model.Loki;
import dev.plg.model.Stack;
import dev.plg.plan.ChartValues;
import dev.plg.plan.ConfigFile;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Sequence;
import dev.plg.yaml.YamlWriter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The values of the chart `loki`: all of Loki in one process a pod, and nothing beside it.
///
/// The whole configuration is the chart's `structuredConfig`: what the chart would add to one that
/// is put together from its other values (caches, a ring, limits) is not what the manifests run.
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

  private LokiValues(Stack stack) {
    this.stack = stack;
    this.loki = stack.loki();
    this.pod = Metadata.values(stack, Program.LOKI, "log-store", loki.workload()).build();
  }

  /// @param config what Loki reads
  static ChartValues of(Stack stack, ConfigFile config) {
    Chart chart = Metadata.release(stack, Program.LOKI).chart().orElseThrow();
    var of = new LokiValues(stack);
    LokiVersionKeys version =
        switch (LokiChart.of(chart)) {
          case V5_48_0 -> of.v5(config.text());
          case V18_11_0 -> of.v18();
        };
    String name = stack.named(Program.LOKI.id());
    return new ChartValues(
        Program.LOKI.id(), name, chart, of.keys(name, config.tree(), version).values());
  }

  private LokiKeys keys(String name, Mapping config, LokiVersionKeys version) {
    return new LokiKeys(
        name,
        stack.affix().equals(Affix.NONE) ? Optional.empty() : Optional.of(name),
        program(config),
        new ChartServiceAccount(
            Optional.ofNullable(PodCredentials.accountAnnotations(stack)).orElse(Mapping.EMPTY),
            Optional.of(false)),
        new LokiKeys.SingleBinary(
            loki.replicas(),
            pod.mapping("resources"),
            pod.mapping("nodeSelector"),
            pod.sequence("tolerations"),
            new LokiKeys.Persistence(loki.disk().size().toString(), loki.disk().storageClass())),
        loki.isClustered() ? Optional.of(new LokiKeys.Memberlist(true)) : Optional.empty(),
        version);
  }

  private LokiKeys.Program program(Mapping config) {
    return new LokiKeys.Program(
        ChartImage.of(stack, loki.workload().image()),
        Mapping.of(stack.annotations()),
        loki.tenant().isPresent(),
        new ChartPodSecurity(Optional.empty(), Optional.of("OnRootMismatch")),
        StorageDialect.of(stack.storage()).chartType(),
        TplValues.literal(config));
  }

  private Loki5Keys v5(String config) {
    return new Loki5Keys(
        Mapping.of(stack.labels().pairs()),
        LokiProcess.target(stack),
        LokiProcess.expansion(config),
        Optional.ofNullable(LokiProcess.variables(stack)).orElse(List.of()),
        affinity5(),
        loki.isClustered() ? OptionalInt.of(1) : OptionalInt.empty());
  }

  /// The chart has no spread over zones: not two in a zone is as near as its values come.
  private String affinity5() {
    if (!asked().isEmpty()) {
      return YamlWriter.write(TplValues.literal(asked()));
    }
    return loki.isClustered()
        ? YamlWriter.write(
            LokiPlacement.apart(LABELS, spread().equals(Sequence.EMPTY) ? NODE : NODE_AND_ZONE))
        : "";
  }

  private Loki18Keys v18() {
    var budget = new Loki18Keys.Budget(1, Mapping.of(stack.annotations()));
    Optional<Loki18Keys.Ring> ring =
        loki.isClustered()
            ? Optional.of(new Loki18Keys.Ring(LokiRing.service(stack), budget, spread()))
            : Optional.empty();
    return new Loki18Keys(
        Mapping.of(stack.labels().pairs()), PodCredentials.variables(stack), affinity18(), ring);
  }

  private Sequence spread() {
    return Optional.ofNullable(LokiPlacement.spread(stack, LABELS)).orElse(Sequence.EMPTY);
  }

  /// Maps merge: the chart's demand for a node of one's own stays unless it is taken away.
  private Mapping affinity18() {
    Mapping wanted = loki.isClustered() ? LokiPlacement.apart(LABELS, NODE) : Mapping.EMPTY;
    Mapping affinity = asked().isEmpty() ? wanted : TplValues.literal(asked());
    Mapping rules = affinity.mapping("podAntiAffinity");
    String demand = "requiredDuringSchedulingIgnoredDuringExecution";
    Mapping.Builder without = rules.toBuilder().putIf(!rules.keys().contains(demand), demand, null);
    return affinity.toBuilder().put("podAntiAffinity", without.build()).build();
  }

  private Mapping asked() {
    return Mapping.of(loki.workload().affinity().tree());
  }
}
