package dev.plg.component.tempo;

import dev.plg.catalog.Program;
import dev.plg.component.ChartInput;
import dev.plg.component.TplValues;
import dev.plg.component.pod.ContainerSecurity;
import dev.plg.component.pod.PodSecurity;
import dev.plg.component.pod.PodVolume;
import dev.plg.component.storage.PodCredentials;
import dev.plg.model.Disk;
import dev.plg.model.Stack;
import dev.plg.model.Tempo;
import dev.plg.plan.ChartValues;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Section;
import java.util.List;

/// The values of the chart `tempo`, by the chart's own names and in the order written: one process.
///
/// The whole configuration is the chart's `config`, a text: the chart's receivers would merge with
/// the stack's, and its ports are the same whatever its values say.
///
/// @param config what Tempo reads
// helm-charts charts/tempo/templates@tempo-1.8.0, community charts/tempo/templates@tempo-2.2.4
record TempoChart(ChartInput input, Disk disk, String config) implements Section {

  private static final int USER = 10001;
  private static final PodVolume TMP = new PodVolume.Temporary("tmp");

  static ChartValues of(Stack stack, Tempo tempo, String config) {
    var input = new ChartInput(stack, Program.TEMPO, tempo.workload());
    return input.values(new TempoChart(input, tempo.disk(), config));
  }

  @Override
  public Mapping tree() {
    return Mapping.builder()
        .put("fullnameOverride", input.name())
        .with("nameOverride", input.nameOverride(), "the name of the chart's ConfigMap")
        .put("tempo", program())
        .put("config", TplValues.literal(config), "replaces the chart's: Tempo reads only this")
        .put("serviceAccount", PodCredentials.account(input.stack()))
        .put("persistence", persistence())
        .with("extraLabels", input.labels())
        .with("podLabels", input.labels())
        .with("podAnnotations", input.annotations())
        .with("annotations", input.annotations())
        .with("service", input.annotated())
        .addAll(input.placement())
        .put("securityContext", PodSecurity.withDisk(USER))
        .put("extraVolumes", List.of(TMP))
        .build();
  }

  private Mapping program() {
    boolean expand = config.contains("${");
    Mapping arguments =
        Mapping.builder().put("target", "all").putIf(expand, "config.expand-env", "true").build();
    return Mapping.builder()
        .addAll(input.image("tempo"))
        .put("memBallastSizeMbs", 0, "1024 would be taken from the container's memory")
        .put("extraArgs", arguments)
        .with("extraEnv", PodCredentials.variables(input.stack()))
        .with("resources", input.resources())
        .put("securityContext", ContainerSecurity.NO_PRIVILEGE)
        .put("extraVolumeMounts", List.of(TMP.at("/tmp")))
        .build();
  }

  private Mapping persistence() {
    return Mapping.builder()
        .put("enabled", true, "without it spans are lost with the container")
        .put("size", disk.size())
        .with("storageClassName", disk.storageClass())
        .build();
  }
}
