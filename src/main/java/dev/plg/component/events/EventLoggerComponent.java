package dev.plg.component.events;

import dev.plg.catalog.Program;
import dev.plg.component.ProgramComponent;
import dev.plg.model.Events;
import dev.plg.model.Stack;
import dev.plg.plan.Part;
import dev.plg.plan.Rendering;
import dev.plg.plan.Send;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Optional;

/// k8s-event-logger, which prints events into its own log; it reads no configuration.
// k8s-event-logger 2.7 main.go
public final class EventLoggerComponent extends ProgramComponent<Events.Logger> {

  public EventLoggerComponent() {
    super(
        Program.K8S_EVENT_LOGGER,
        "events",
        "event-collector",
        EventLoggerComponent::logger,
        Events.Logger::workload);
  }

  @Override
  public List<Send> sends(Stack stack) {
    return stack.keepsLogs()
        ? List.of(new Send(Program.LOKI, Send.Purpose.DATA, List.of()))
        : List.of();
  }

  @Override
  public List<String> manifests() {
    return List.of("serviceaccount", "clusterrole", "clusterrolebinding", "deployment");
  }

  @Override
  protected Part plan(Stack stack, Events.Logger logger, Rendering rendering) {
    Mapping values = values(stack).putOrNull("args", arguments(logger)).build();
    return Part.of(this, render(manifests(), rendering, values))
        .withChart(() -> EventLoggerChart.of(stack, logger));
  }

  static List<String> arguments(Events.Logger logger) {
    return logger.ignoreNormal() ? List.of("-ignore-normal") : List.of();
  }

  private static Optional<Events.Logger> logger(Stack stack) {
    return stack
        .events()
        .flatMap(
            events ->
                switch (events) {
                  case Events.Logger logger -> Optional.of(logger);
                  case Events.Exporter _, Events.ByAgent _, Events.ByAlloy _ -> Optional.empty();
                });
  }
}
