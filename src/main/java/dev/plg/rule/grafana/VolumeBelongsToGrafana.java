package dev.plg.rule.grafana;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Container;
import dev.plg.picture.Picture;
import dev.plg.picture.Run;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.yaml.Scalar;
import java.util.List;

/// Grafana may write to its volume.
final class VolumeBelongsToGrafana implements PictureRule {

  @Override
  public About about() {
    return new About(
        "grafana/volume-group",
        Severity.WARNING,
        Versions.ALL,
        "Grafana runs as user 472, to whom its volume does not belong",
        "most volumes belong to root: Grafana exits with `GF_PATHS_DATA='/var/lib/grafana' is not"
            + " writable`",
        "set the pod's `securityContext: {fsGroup: 472}`",
        "grafana packaging/docker/run.sh; docs setup-grafana/installation/kubernetes");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return picture
        .runs(Program.GRAFANA)
        .filter(
            run ->
                run.workload()
                    .volumeOf(run.container(), "/var/lib/grafana")
                    .filter(volume -> volume.fromTemplate() || volume.claim().isPresent())
                    .isPresent())
        .filter(run -> !mayWrite(run))
        .map(
            run ->
                about()
                    .finding(
                        run.workload()
                            .object()
                            .placeOf("spec", "template", "spec", "securityContext"),
                        "%s has a volume, but neither an fsGroup nor an init container that would give it to user 472"
                            .formatted(run.workload().title())))
        .toList();
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
