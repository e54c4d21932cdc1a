package dev.plg.rule.agent;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.Workload;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.Agents;
import dev.plg.view.Permissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Who reads logs or events through the API server may do so.
final class LogsMayBeRead implements PictureRule {

  @Override
  public About about() {
    return new About(
        "agent/may-not-read",
        Severity.ERROR,
        Versions.ALL,
        "the agent's account may not read what it is told to",
        "the API server refuses: `… is forbidden`; nothing is read, and only the agent's log "
            + "tells",
        "grant get, list and watch on `pods` and `pods/log`, or on `events`, to its account",
        "alloy operations/helm/charts/alloy/templates/rbac.yaml@v1.18.1");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return Stream.concat(
            check(picture, "loki.source.kubernetes", "pods/log", "get"),
            check(picture, "loki.source.kubernetes_events", "events", "watch"))
        .toList();
  }

  private Stream<Finding> check(Picture picture, String name, String resource, String verb) {
    return Agents.components(picture, name)
        .flatMap(
            component ->
                component
                    .workloads()
                    .filter(workload -> isRefused(picture, workload, resource, verb))
                    .map(
                        workload ->
                            about()
                                .finding(
                                    component.block().place(),
                                    "ServiceAccount %s may not %s %s"
                                        .formatted(workload.serviceAccount(), verb, resource))));
  }

  private static boolean isRefused(
      Picture picture, Workload workload, String resource, String verb) {
    Optional<Permissions> permissions = Permissions.of(picture, workload);
    return permissions
        .filter(Permissions::areKnown)
        .filter(it -> !it.allow("", resource, verb))
        .isPresent();
  }
}
