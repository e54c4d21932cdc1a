package dev.plg.component.tempo;

import dev.plg.catalog.Chart;
import dev.plg.catalog.Program;
import dev.plg.catalog.ProgramRelease;
import dev.plg.component.ChartContainerSecurity;
import dev.plg.component.ChartImage;
import dev.plg.component.ChartPlacement;
import dev.plg.component.ChartPodSecurity;
import dev.plg.component.ChartService;
import dev.plg.component.ChartServiceAccount;
import dev.plg.component.Metadata;
import dev.plg.component.TplValues;
import dev.plg.component.storage.PodCredentials;
import dev.plg.model.Affix;
import dev.plg.model.Stack;
import dev.plg.model.Tempo;
import dev.plg.plan.ChartValues;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.YamlWriter;
import java.util.List;
import java.util.Optional;

/// The values of the chart `tempo`: one process.
///
/// The whole configuration is the chart's `config`, a text: the chart's receivers would merge with
/// the stack's, and its ports are the same whatever its values say.
final class TempoValues {

  private static final int USER = 10001;

  private final Stack stack;
  private final Tempo tempo;
  private final ProgramRelease release;
  private final Mapping pod;

  private TempoValues(Stack stack, Tempo tempo) {
    this.stack = stack;
    this.tempo = tempo;
    this.release = Metadata.release(stack, Program.TEMPO);
    this.pod = Metadata.values(stack, Program.TEMPO, "trace-store", tempo.workload()).build();
  }

  /// @param config what Tempo reads
  static ChartValues of(Stack stack, Tempo tempo, Mapping config) {
    var of = new TempoValues(stack, tempo);
    Chart chart = of.release.chart().orElseThrow();
    String name = stack.named(Program.TEMPO.id());
    TempoKeys keys = of.keys(TempoChart.of(chart), name, YamlWriter.write(config));
    return new ChartValues(Program.TEMPO.id(), name, chart, keys.values());
  }

  private TempoKeys keys(TempoChart chart, String name, String config) {
    Mapping labels = Mapping.of(stack.labels().pairs());
    Mapping annotations = Mapping.of(stack.annotations());
    return new TempoKeys(
        name,
        stack.affix().equals(Affix.NONE) ? Optional.empty() : Optional.of(name),
        program(chart, config),
        TplValues.literal(config),
        new ChartServiceAccount(
            Optional.ofNullable(PodCredentials.accountAnnotations(stack)).orElse(Mapping.EMPTY),
            Optional.of(false)),
        new TempoKeys.Persistence(tempo.disk().size().toString(), tempo.disk().storageClass()),
        labels,
        labels,
        annotations,
        annotations,
        new ChartService(annotations),
        ChartPlacement.of(pod),
        new ChartPodSecurity(Optional.of(USER), Optional.of("OnRootMismatch")),
        List.of(tmp("emptyDir", Mapping.EMPTY)));
  }

  private TempoKeys.Program program(TempoChart chart, String config) {
    return new TempoKeys.Program(
        image(chart),
        new TempoKeys.ExtraArgs("all", config.contains("${")),
        PodCredentials.variables(stack),
        pod.mapping("resources"),
        ChartContainerSecurity.NO_PRIVILEGE,
        List.of(tmp("mountPath", "/tmp")));
  }

  /// 1.8.0 has no key for the registry.
  private ChartImage image(TempoChart chart) {
    var image = ChartImage.withDigestInTag(stack, tempo.workload().image(), release.image());
    return switch (chart) {
      case V1_8_0 -> image.withRegistryInRepository(release.image());
      case V2_2_4 -> image;
    };
  }

  private static Mapping tmp(String key, Object value) {
    return Mapping.of("name", "tmp", key, value);
  }
}
