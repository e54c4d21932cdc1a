package dev.plg.rule.events;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.Permissions;
import java.util.List;

/// The exporter may not read everything.
final class SecretsAreNotRead implements PictureRule {

  @Override
  public About about() {
    return new About(
        "events/reads-secrets",
        Severity.WARNING,
        Versions.of("event-exporter"),
        "the exporter may read every Secret of the cluster",
        "a fault in it, or in whoever gets into its pod, gives all Secrets away",
        "grant events (get, list, watch) and the kinds whose labels it should add, or set"
            + " `omitLookup: true` (from 1.4)",
        "kubernetes-event-exporter deploy/00-roles.yaml@v1.7");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return picture
        .workloads(Program.EVENT_EXPORTER)
        .flatMap(workload -> Permissions.of(picture, workload).stream())
        .filter(it -> it.allow("", "secrets", "list") || it.allow("", "secrets", "get"))
        .map(
            it ->
                about()
                    .finding(
                        it.roles().getFirst().placeOf("rules"),
                        "%s lets the exporter read Secrets"
                            .formatted(it.roles().getFirst().title())))
        .toList();
  }
}
