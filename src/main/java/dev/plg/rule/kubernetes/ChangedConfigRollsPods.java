package dev.plg.rule.kubernetes;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Container;
import dev.plg.picture.KubeObject;
import dev.plg.picture.Picture;
import dev.plg.picture.ProgramConfig;
import dev.plg.picture.Run;
import dev.plg.picture.Workload;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Who changes a configuration gets pods that read it.
final class ChangedConfigRollsPods implements PictureRule {

  /// What kustomize ends a generated name with: ten of these.
  // kustomize api/internal/hasher/hasher.go encode
  private static final String HASH = "2456789bcdfghkmt";

  private static final int HASH_LENGTH = 10;

  @Override
  public About about() {
    return new About(
        "kubernetes/config-not-rolled",
        Severity.NOTE,
        Versions.ALL,
        "a change of the configuration starts no new pods",
        "the program reads its configuration once: what was changed counts from the next restart "
            + "on, which may be that of a node in a month",
        "put a hash of the configuration into an annotation of the pod template, or let "
            + "kustomize's configMapGenerator name it",
        "https://kubernetes.io/docs/concepts/configuration/configmap/"
            + "#mounted-configmaps-are-updated-automatically");
  }

  @Override
  public List<Finding> check(Picture picture) {
    var findings = new ArrayList<Finding>();
    var said = new HashSet<Workload>();
    for (ProgramConfig config : picture.configs()) {
      if (config.object().filter(ChangedConfigRollsPods::isHashed).isEmpty() && !reloads(config)) {
        for (Run run : config.runs()) {
          if (!isWatched(run.workload()) && said.add(run.workload())) {
            findings.add(finding(config, run.workload()));
          }
        }
      }
    }
    return findings;
  }

  private static boolean isHashed(KubeObject object) {
    if (object.annotations().containsKey("internal.config.kubernetes.io/needsHashSuffix")) {
      return true;
    }
    String name = object.name();
    String end = name.substring(name.lastIndexOf('-') + 1);
    return end.length() == HASH_LENGTH && end.chars().allMatch(c -> HASH.indexOf(c) >= 0);
  }

  /// Whether Promtail is told to read it again when it is asked to.
  private static boolean reloads(ProgramConfig config) {
    return config.value("server", "enable_runtime_reload").filter("true"::equals).isPresent();
  }

  /// Whether an annotation tells of the configuration, or something in the pod looks after it.
  private static boolean isWatched(Workload workload) {
    return tells(workload.podAnnotations())
        || tells(workload.object().annotations())
        || workload.containers().stream().anyMatch(ChangedConfigRollsPods::watches);
  }

  private static boolean tells(Map<String, String> annotations) {
    return annotations.keySet().stream()
        .anyMatch(
            key ->
                key.contains("checksum")
                    || key.contains("hash")
                    || key.contains("sha")
                    || key.contains("reload"));
  }

  private static boolean watches(Container container) {
    return container.image().name().contains("reload")
        || container.image().name().contains("sidecar")
        || container.name().contains("reload");
  }

  private Finding finding(ProgramConfig config, Workload workload) {
    return about()
        .finding(
            workload.pod().placeOf("metadata"),
            "pods of %s do not follow a change of %s"
                .formatted(
                    workload.title(), config.object().map(KubeObject::title).orElse(config.key())));
  }
}
