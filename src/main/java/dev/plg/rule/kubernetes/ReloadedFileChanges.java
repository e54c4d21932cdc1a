package dev.plg.rule.kubernetes;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Container;
import dev.plg.picture.Mount;
import dev.plg.picture.Picture;
import dev.plg.picture.ProgramConfig;
import dev.plg.picture.Run;
import dev.plg.picture.Workload;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A file that is read again when it changes is one that changes.
final class ReloadedFileChanges implements PictureRule {

  @Override
  public About about() {
    return new About(
        "kubernetes/sub-path",
        Severity.WARNING,
        Versions.ALL,
        "a file that should be reloaded is mounted by subPath",
        "such a file never changes while the pod lives: the reload reads the old text again, and "
            + "reports success",
        "mount the whole volume as a folder",
        "https://kubernetes.io/docs/concepts/configuration/configmap/"
            + "#mounted-configmaps-are-updated-automatically");
  }

  @Override
  public List<Finding> check(Picture picture) {
    Stream<Optional<Mount>> runtime =
        picture
            .configs(Program.LOKI)
            .flatMap(
                config ->
                    config.value("runtime_config", "file").stream()
                        .flatMap(file -> config.runs().stream().map(run -> mount(run, file))));
    Stream<Optional<Mount>> watched =
        picture.configs().stream()
            .flatMap(config -> config.runs().stream().map(run -> watched(config, run)));
    return Stream.concat(runtime, watched)
        .flatMap(Optional::stream)
        .filter(mount -> mount.subPath().isPresent())
        .map(
            mount ->
                about()
                    .finding(
                        mount.tree().placeOf("subPath"),
                        "%s stays what it was when the pod began".formatted(mount.path())))
        .distinct()
        .toList();
  }

  private static Optional<Mount> mount(Run run, String file) {
    return run.container().mountOf(file.split(",", -1)[0]);
  }

  /// The mount of a configuration that a container beside looks after.
  private static Optional<Mount> watched(ProgramConfig config, Run run) {
    return isWatched(run.workload())
        ? run.container().mounts().stream()
            .filter(mount -> mount.subPath().filter(config.key()::equals).isPresent())
            .findFirst()
        : Optional.empty();
  }

  private static boolean isWatched(Workload workload) {
    return workload.containers().stream().anyMatch(ReloadedFileChanges::reloads);
  }

  private static boolean reloads(Container container) {
    String name = container.image().name();
    return name.equals("configmap-reload") || name.equals("prometheus-config-reloader");
  }
}
