package dev.plg.rule.events;

import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.PictureSubjects.workloads;

import dev.plg.catalog.Program;
import dev.plg.picture.Picture;
import dev.plg.picture.Workload;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.ExporterView;
import dev.plg.view.Permissions;
import java.util.List;
import java.util.stream.Stream;

/// The exporter may look up the objects that events are about.
final class EventsViewRole {

  private static final String WHAT = "the exporter has only the ClusterRole `view`";

  static final Rule RULE =
      warning("events/view-role", workloads(Program.EVENT_EXPORTER))
          .what(WHAT)
          .why(
              "`view` does not cover nodes and other cluster-scoped objects, Secrets or leases:"
                  + " look-ups for their events fail, and so does leader election")
          .fix(
              "bind its own ClusterRole: list and watch on events, get on the kinds whose labels"
                  + " it should add; or set `omitLookup: true` (1.4 and later)")
          .source("resmoio/kubernetes-event-exporter deploy/00-roles.yaml@v1.7")
          .findsIn(EventsViewRole::violations);

  private EventsViewRole() {}

  private static Stream<Violation> violations(Workload workload, Picture picture) {
    boolean onlyView =
        Permissions.of(picture, workload)
            .filter(it -> it.roles().isEmpty() && it.names().equals(List.of("view")))
            .isPresent();
    boolean looksUp = ExporterView.in(picture).noneMatch(exporter -> exporter.isOn("omitLookup"));
    return onlyView && looksUp
        ? picture
            .bindingsOf(workload)
            .filter(binding -> binding.tree().mapping("roleRef").is("name", "view"))
            .limit(1)
            .map(binding -> Violation.at(binding.placeOf("roleRef", "name"), WHAT))
        : Stream.empty();
  }
}
