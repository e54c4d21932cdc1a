package dev.plg.rule.grafana;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.Volume;
import dev.plg.picture.Workload;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.yaml.Scalar;
import java.util.List;

/// A Grafana lets its volume go before the next one takes it.
final class UpdateFreesTheVolume implements PictureRule {

  @Override
  public About about() {
    return new About(
        "grafana/rolling-update",
        Severity.WARNING,
        Versions.ALL,
        "a volume for one node is handed over by a rolling update",
        "the new pod waits for a volume that the old one holds, and the old one for the new pod: on"
            + " two nodes the update never ends",
        "set `strategy: {type: Recreate}`",
        "helm-charts charts/grafana/values.yaml deploymentStrategy@grafana-10.5.15; kubernetes docs"
            + " storage/persistent-volumes: access modes");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return picture
        .workloads(Program.GRAFANA)
        .filter(workload -> workload.kind().equals("Deployment"))
        .filter(
            workload ->
                !workload
                    .object()
                    .spec()
                    .mapping("strategy")
                    .text("type")
                    .filter("Recreate"::equals)
                    .isPresent())
        .filter(
            workload ->
                workload.volumes().stream()
                    .anyMatch(volume -> isForOneNode(picture, workload, volume)))
        .map(
            workload ->
                about()
                    .finding(
                        workload.object().placeOf("spec", "strategy", "type"),
                        "%s has a volume for one node, and updates by RollingUpdate"
                            .formatted(workload.title())))
        .toList();
  }

  private static boolean isForOneNode(Picture picture, Workload workload, Volume volume) {
    return volume
        .claim()
        .flatMap(name -> picture.find(workload.object(), "PersistentVolumeClaim", name))
        .filter(
            claim ->
                claim
                    .spec()
                    .sequence("accessModes")
                    .items()
                    .equals(List.of(Scalar.of("ReadWriteOnce"))))
        .isPresent();
  }
}
