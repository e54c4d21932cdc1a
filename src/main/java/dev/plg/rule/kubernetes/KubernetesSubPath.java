package dev.plg.rule.kubernetes;

import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.PictureSubjects.PICTURE;
import static dev.plg.rule.Violation.at;

import dev.plg.catalog.Program;
import dev.plg.picture.Container;
import dev.plg.picture.Mount;
import dev.plg.picture.Picture;
import dev.plg.picture.ProgramConfig;
import dev.plg.picture.Run;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A file that a program reloads is updated in the running pod.
final class KubernetesSubPath {

  private static final Set<String> RELOADERS =
      Set.of("configmap-reload", "prometheus-config-reloader");

  static final Rule RULE =
      warning("kubernetes/sub-path", PICTURE)
          .what("a file that the program reloads is mounted with subPath")
          .why(
              "Kubernetes never updates a `subPath` mount in a running pod: the reload reads the"
                  + " old text and reports success")
          .fix("mount the whole volume as a directory")
          .source(
              "https://kubernetes.io/docs/concepts/configuration/configmap/#mounted-configmaps-are-updated-automatically")
          .finds(KubernetesSubPath::violations);

  private KubernetesSubPath() {}

  private static Stream<Violation> violations(Picture picture) {
    Stream<Mount> runtime =
        picture
            .configs(Program.LOKI)
            .flatMap(
                config ->
                    config.value("runtime_config", "file").stream()
                        .flatMap(
                            file ->
                                config.runs().stream().flatMap(run -> mount(run, file).stream())));
    Stream<Mount> watched =
        picture.configs().stream()
            .flatMap(config -> config.runs().stream().flatMap(run -> watched(config, run)));
    return Stream.concat(runtime, watched)
        .filter(mount -> mount.subPath().isPresent())
        .map(
            mount ->
                at(
                    mount.tree().placeOf("subPath"),
                    "%s is not updated while the pod runs",
                    mount.path()));
  }

  private static Optional<Mount> mount(Run run, String file) {
    return run.container().mountOf(file.split(",", -1)[0]);
  }

  /// The mount of a configuration that another container of the pod watches.
  private static Stream<Mount> watched(ProgramConfig config, Run run) {
    return run.workload().containers().stream().anyMatch(KubernetesSubPath::reloads)
        ? run.container().mounts().stream()
            .filter(mount -> mount.subPath().filter(config.key()::equals).isPresent())
            .limit(1)
        : Stream.empty();
  }

  private static boolean reloads(Container container) {
    return RELOADERS.contains(container.image().name());
  }
}
