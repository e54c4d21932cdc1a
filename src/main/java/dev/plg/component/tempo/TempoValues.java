package dev.plg.component.tempo;

import dev.plg.catalog.Release;
import dev.plg.catalog.Program;
import dev.plg.component.ChartValues;
import dev.plg.component.GoTemplate;
import dev.plg.component.Identity;
import dev.plg.component.Metadata;
import dev.plg.component.Values;
import dev.plg.model.Affix;
import dev.plg.model.ImageChoice;
import dev.plg.model.Stack;
import dev.plg.model.Tempo;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Sequence;
import dev.plg.yaml.YamlWriter;

/// The values of the chart `tempo`: one process.
///
/// The whole configuration is the chart's `config`, a text: the chart's receivers would merge with
/// the stack's, and its ports are the same whatever its values say.
// helm-charts charts/tempo/templates@tempo-1.8.0, community charts/tempo/templates@tempo-2.2.4
final class TempoValues {

  private final Stack stack;
  private final Tempo tempo;
  private final Values values = new Values();

  private TempoValues(Stack stack, Tempo tempo) {
    this.stack = stack;
    this.tempo = tempo;
  }

  /// @param config what Tempo reads
  static ChartValues of(Stack stack, Tempo tempo, Mapping config) {
    Release release = Metadata.release(stack, Program.TEMPO);
    String name = stack.named(Program.TEMPO.id());
    var of = new TempoValues(stack, tempo);
    of.values.set("fullnameOverride", name);
    if (!stack.affix().equals(Affix.NONE)) {
      of.values.set("nameOverride", name, "what the chart calls its ConfigMap by");
    }
    of.image(release);
    of.program(YamlWriter.write(config));
    of.pod();
    return new ChartValues(
        Program.TEMPO.id(), name, release.chart().orElseThrow(), of.values.build());
  }

  private void program(String config) {
    values
        .set("config", GoTemplate.literal(config), "all that Tempo reads, in place of the chart's")
        .set("tempo.memBallastSizeMbs", 0, "1024 would be taken from the container's memory")
        .set("tempo.extraArgs.target", "all");
    if (config.contains("${")) {
      values.set("tempo.extraArgs.config\\.expand-env", "true");
    }
    values
        .setUnlessEmpty("tempo.extraEnv", Sequence.of(Identity.variables(stack)))
        .setUnlessEmpty("serviceAccount.annotations", Node.of(Identity.accountAnnotations(stack)))
        .set("serviceAccount.automountServiceAccountToken", false);
  }

  /// 1.8.0 has a repository with the registry in it, 2.2.4 a registry of its own; neither has a digest,
  /// but both hand the tag on as it is.
  private void image(Release release) {
    ImageChoice image = tempo.workload().image();
    var registry = Metadata.registry(stack, image);
    String repository = image.repository().orElse(release.image().repository());
    if (release.chart().orElseThrow().version().equals("1.8.0")) {
      values.set("tempo.repository", registry.map(it -> it + "/").orElse("") + repository);
    } else {
      values.setIfPresent("tempo.registry", registry).set("tempo.repository", repository);
    }
    values.setIfPresent(
        "tempo.tag",
        image
            .digest()
            .map(digest -> image.tag().orElse(release.image().tag()) + "@" + digest)
            .or(image::tag));
  }

  private void pod() {
    Mapping pod = Metadata.values(stack, Program.TEMPO, "trace-store", tempo.workload()).build();
    values
        .set("persistence.enabled", true, "without it spans are lost with the container")
        .set("persistence.size", tempo.disk().size())
        .setIfPresent("persistence.storageClassName", tempo.disk().storageClass())
        .setUnlessEmpty("extraLabels", Mapping.of(stack.labels().pairs()))
        .setUnlessEmpty("podLabels", Mapping.of(stack.labels().pairs()))
        .setUnlessEmpty("podAnnotations", Mapping.of(stack.annotations()))
        .setUnlessEmpty("annotations", Mapping.of(stack.annotations()))
        .setUnlessEmpty("service.annotations", Mapping.of(stack.annotations()))
        .setFrom(pod, "resources", "tempo.resources")
        .setFrom(pod, "nodeSelector", "nodeSelector")
        .setFrom(pod, "tolerations", "tolerations")
        .setFrom(pod, "affinity", "affinity")
        .set("securityContext.runAsNonRoot", true)
        .set("securityContext.runAsUser", 10001)
        .set("securityContext.runAsGroup", 10001)
        .set("securityContext.fsGroup", 10001)
        .set("securityContext.fsGroupChangePolicy", "OnRootMismatch")
        .set("securityContext.seccompProfile.type", "RuntimeDefault")
        .set("tempo.securityContext.allowPrivilegeEscalation", false)
        .set("tempo.securityContext.readOnlyRootFilesystem", true)
        .set("tempo.securityContext.capabilities.drop", Sequence.of("ALL"))
        .set("tempo.extraVolumeMounts", Sequence.of(tmp("mountPath", "/tmp")))
        .set("extraVolumes", Sequence.of(tmp("emptyDir", Mapping.EMPTY)));
  }

  private static Mapping tmp(String key, Object value) {
    return Mapping.builder().put("name", "tmp").put(key, value).build();
  }
}
