package dev.plg.component.alloy;

import dev.plg.catalog.Program;
import dev.plg.component.ChartInput;
import dev.plg.component.ProgramComponent;
import dev.plg.component.loki.LokiComponent;
import dev.plg.model.Events;
import dev.plg.model.Stack;
import dev.plg.plan.ComponentPort;
import dev.plg.plan.Part;
import dev.plg.plan.Rendering;
import dev.plg.plan.Send;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Optional;

/// Grafana Alloy as the watcher of events: one pod, since each would send every event, with a
/// volume for the position in their stream. A StatefulSet starts no second pod beside the first, as
/// a Deployment may for a while.
public final class AlloyEventsComponent extends ProgramComponent<Events.ByAlloy> {

  private static final String NAME = "alloy-events";

  private static final List<AlloyPodsChart.Right> RIGHTS =
      List.of(new AlloyPodsChart.Right("", List.of("events")));

  public AlloyEventsComponent() {
    super(
        Program.ALLOY,
        NAME,
        "events",
        "event-collector",
        AlloyEventsComponent::events,
        Events.ByAlloy::workload);
  }

  private static Optional<Events.ByAlloy> events(Stack stack) {
    return stack
        .events()
        .flatMap(
            events ->
                switch (events) {
                  case Events.ByAlloy alloy -> Optional.of(alloy);
                  case Events.Exporter _, Events.Logger _, Events.ByAgent _ -> Optional.empty();
                });
  }

  @Override
  public List<ComponentPort> ports(Stack stack) {
    return List.of(AlloyComponent.HTTP);
  }

  @Override
  public List<Send> sends(Stack stack) {
    return stack.keepsLogs() ? List.of(Send.data(Program.LOKI, LokiComponent.HTTP)) : List.of();
  }

  @Override
  public List<String> manifests() {
    return List.of(
        "serviceaccount",
        "clusterrole",
        "clusterrolebinding",
        "configmap",
        "service",
        "statefulset");
  }

  @Override
  protected Part plan(Stack stack, Events.ByAlloy events, Rendering rendering) {
    String config = AlloyEventsConfig.of(stack, events);
    Mapping values =
        values(stack, config)
            .put("config", config)
            .put("httpPort", AlloyComponent.HTTP.number())
            .put("args", AlloyDialect.of(stack, events.workload()).arguments())
            .put("state", AlloyComponent.STATE)
            .put("size", events.disk().size())
            .put("storageClass", events.disk().storageClass())
            .build();
    return Part.of(this, render(manifests(), rendering, values))
        .withChart(
            () ->
                new AlloyPodsChart(
                        new ChartInput(stack, Program.ALLOY, NAME, events.workload()),
                        config,
                        1,
                        Optional.of(events.disk()),
                        List.of(),
                        List.of(),
                        RIGHTS)
                    .values());
  }
}
