package dev.plg.rule.kubernetes;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.PictureSubjects.PICTURE;
import static dev.plg.rule.Violation.at;

import dev.plg.catalog.Program;
import dev.plg.picture.Picture;
import dev.plg.picture.Run;
import dev.plg.picture.Volume;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.Disks;
import dev.plg.view.LokiView;
import dev.plg.view.TempoView;
import java.util.List;
import java.util.stream.Stream;

/// A program does not write to a volume of a ConfigMap or a Secret.
final class KubernetesConfigOverData {

  static final Rule RULE =
      error("kubernetes/config-over-data", PICTURE)
          .what("a program writes to a directory where a ConfigMap or a Secret is mounted")
          .why("such a volume is read-only: the program exits with `read-only file system`")
          .fix("mount the configuration at a separate path")
          .source("https://kubernetes.io/docs/concepts/storage/volumes/#configmap")
          .finds(KubernetesConfigOverData::violations);

  private KubernetesConfigOverData() {}

  private static Stream<Violation> violations(Picture picture) {
    Stream<Violation> loki =
        LokiView.in(picture)
            .flatMap(
                it ->
                    Disks.written(it).stream()
                        .flatMap(path -> covered(it.config().runs(), path.value())));
    Stream<Violation> tempo =
        TempoView.in(picture)
            .flatMap(
                it ->
                    it
                        .value("storage", "trace", "wal", "path")
                        .filter(path -> path.startsWith("/"))
                        .stream()
                        .flatMap(path -> covered(it.runs(), path)));
    Stream<Violation> grafana = covered(picture.runs(Program.GRAFANA).toList(), "/var/lib/grafana");
    return Stream.of(loki, tempo, grafana).flatMap(it -> it);
  }

  private static Stream<Violation> covered(List<Run> runs, String path) {
    return runs.stream()
        .flatMap(
            run ->
                run
                    .container()
                    .mountOf(path)
                    .filter(
                        it ->
                            run.workload()
                                .volume(it.volume())
                                .filter(KubernetesConfigOverData::isReadOnly)
                                .isPresent())
                    .map(
                        it ->
                            at(
                                it.place(),
                                "%s writes to %s, which is in the volume '%s' of a ConfigMap or"
                                    + " Secret",
                                run.workload().title(),
                                path,
                                it.volume()))
                    .stream());
  }

  private static boolean isReadOnly(Volume volume) {
    return !volume.fromTemplate()
        && (volume.tree().find("configMap").isPresent()
            || volume.tree().find("secret").isPresent());
  }
}
