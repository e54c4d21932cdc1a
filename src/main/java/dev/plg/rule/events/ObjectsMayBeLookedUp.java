package dev.plg.rule.events;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.KubeObject;
import dev.plg.picture.Picture;
import dev.plg.picture.Workload;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.ExporterView;
import dev.plg.view.Permissions;
import java.util.List;
import java.util.Optional;

/// The exporter may look up the objects that events are about.
final class ObjectsMayBeLookedUp implements PictureRule {

  @Override
  public About about() {
    return new About(
        "events/view-role",
        Severity.WARNING,
        Versions.of("event-exporter"),
        "the exporter has the ClusterRole `view` alone",
        "`view` knows no nodes and other cluster-scoped objects, no Secrets and no leases: look-ups"
            + " for their events fail, and so does leader election",
        "bind a ClusterRole of its own: events (get, list, watch) and those kinds whose labels it"
            + " should add; or set `omitLookup: true` (from 1.4)",
        "kubernetes-event-exporter deploy/00-roles.yaml@v1.7");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return picture
        .workloads(Program.EVENT_EXPORTER)
        .filter(
            workload ->
                Permissions.of(picture, workload)
                    .filter(it -> it.roles().isEmpty() && it.names().equals(List.of("view")))
                    .isPresent())
        .filter(
            workload -> ExporterView.in(picture).noneMatch(exporter -> exporter.isOn("omitLookup")))
        .flatMap(workload -> binding(picture, workload).stream())
        .map(binding -> about().finding(binding.placeOf("roleRef", "name"), about().message()))
        .toList();
  }

  private static Optional<KubeObject> binding(Picture picture, Workload workload) {
    return picture
        .bindingsOf(workload)
        .filter(
            object ->
                object.tree().mapping("roleRef").text("name").filter("view"::equals).isPresent())
        .findFirst();
  }
}
