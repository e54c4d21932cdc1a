package dev.plg.rule.kubernetes;

import static dev.plg.rule.Draft.note;
import static dev.plg.rule.PictureSubjects.PICTURE;
import static dev.plg.rule.Violation.at;

import dev.plg.picture.Container;
import dev.plg.picture.KubeObject;
import dev.plg.picture.Picture;
import dev.plg.picture.ProgramConfig;
import dev.plg.picture.Workload;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.Stream;

/// A changed configuration starts new pods, which read it.
final class KubernetesConfigNotRolled {

  /// What kustomize ends a generated name with: ten of these.
  // kustomize api/internal/hasher/hasher.go encode
  private static final String HASH = "2456789bcdfghkmt";

  private static final int HASH_LENGTH = 10;

  static final Rule RULE =
      note("kubernetes/config-not-rolled", PICTURE)
          .what("a change to the configuration does not restart the pods")
          .why(
              "the program reads its configuration only at startup: a change takes effect at the"
                  + " next restart, perhaps weeks later")
          .fix(
              "put a hash of the configuration into an annotation of the pod template, or generate"
                  + " the ConfigMap with kustomize's configMapGenerator")
          .source(
              "https://kubernetes.io/docs/concepts/configuration/configmap/#mounted-configmaps-are-updated-automatically")
          .finds(KubernetesConfigNotRolled::violations);

  private KubernetesConfigNotRolled() {}

  private static Stream<Violation> violations(Picture picture) {
    var said = new HashSet<Workload>();
    return picture.configs().stream()
        .filter(config -> config.object().filter(KubernetesConfigNotRolled::isHashed).isEmpty())
        .filter(config -> !reloads(config))
        .flatMap(
            config ->
                config.runs().stream()
                    .map(run -> run.workload())
                    .filter(workload -> !isWatched(workload) && said.add(workload))
                    .map(
                        workload ->
                            at(
                                workload.pod().placeOf("metadata"),
                                "a change to %2$s does not restart the pods of %1$s",
                                workload.title(),
                                config.object().map(KubeObject::title).orElse(config.key()))));
  }

  private static boolean isHashed(KubeObject object) {
    if (object.annotations().containsKey("internal.config.kubernetes.io/needsHashSuffix")) {
      return true;
    }
    String name = object.name();
    String end = name.substring(name.lastIndexOf('-') + 1);
    return end.length() == HASH_LENGTH && end.chars().allMatch(c -> HASH.indexOf(c) >= 0);
  }

  /// Whether Promtail reloads it on request.
  private static boolean reloads(ProgramConfig config) {
    return config.value("server", "enable_runtime_reload").filter("true"::equals).isPresent();
  }

  /// Whether an annotation depends on the configuration, or a container in the pod watches it.
  private static boolean isWatched(Workload workload) {
    return hasHash(workload.podAnnotations())
        || hasHash(workload.object().annotations())
        || workload.containers().stream().anyMatch(KubernetesConfigNotRolled::watches);
  }

  private static boolean hasHash(Map<String, String> annotations) {
    return annotations.keySet().stream()
        .anyMatch(key -> Stream.of("checksum", "hash", "sha", "reload").anyMatch(key::contains));
  }

  private static boolean watches(Container container) {
    return container.image().name().contains("reload")
        || container.image().name().contains("sidecar")
        || container.name().contains("reload");
  }
}
