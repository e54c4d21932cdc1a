package dev.plg.rule.tempo;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Container;
import dev.plg.picture.Picture;
import dev.plg.picture.Run;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.TempoView;
import dev.plg.yaml.Scalar;
import java.util.List;
import java.util.stream.Stream;

/// Tempo may write to its volume.
final class VolumeBelongsToTempo implements PictureRule {

  @Override
  public About about() {
    return new About(
        "tempo/volume-group",
        Severity.WARNING,
        Versions.from("Tempo", "2.5"),
        "Tempo runs as user 10001, to whom its volume does not belong",
        "most volumes belong to root: Tempo exits with `permission denied` at its first write",
        "set the pod's `securityContext: {fsGroup: 10001, runAsUser: 10001}`",
        "tempo cmd/tempo/Dockerfile@v2.5.0: USER 10001:10001");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return TempoView.in(picture)
        .filter(tempo -> about().versions().include(tempo.version()))
        .flatMap(
            tempo ->
                tempo.runs().stream().filter(run -> writesToClaim(tempo, run) && !mayWrite(run)))
        .map(
            run ->
                about()
                    .finding(
                        run.workload()
                            .object()
                            .placeOf("spec", "template", "spec", "securityContext"),
                        "%s has a volume, but neither an fsGroup nor an init container that would give it to user 10001"
                            .formatted(run.workload().title())))
        .toList();
  }

  private static boolean writesToClaim(TempoView tempo, Run run) {
    return Stream.of("local", "wal")
        .flatMap(it -> tempo.value("storage", "trace", it, "path").stream())
        .flatMap(path -> run.workload().volumeOf(run.container(), path).stream())
        .anyMatch(volume -> volume.fromTemplate() || volume.claim().isPresent());
  }

  private static boolean mayWrite(Run run) {
    boolean root =
        run.workload()
            .security(run.container(), "runAsUser")
            .filter(user -> user.equals(Scalar.of(0)))
            .isPresent();
    boolean prepared = run.workload().containers().stream().anyMatch(Container::init);
    return root
        || prepared
        || run.workload().podSpec().mapping("securityContext").find("fsGroup").isPresent();
  }
}
