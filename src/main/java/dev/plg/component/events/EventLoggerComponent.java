package dev.plg.component.events;

import dev.plg.catalog.Program;
import dev.plg.component.Metadata;
import dev.plg.model.Events;
import dev.plg.model.PodSettings;
import dev.plg.model.Stack;
import dev.plg.plan.Component;
import dev.plg.plan.Part;
import dev.plg.plan.Rendering;
import dev.plg.plan.Send;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Optional;

/// k8s-event-logger, which prints events into its own log; it reads no configuration.
// k8s-event-logger 2.7 main.go
public final class EventLoggerComponent implements Component {

  @Override
  public Optional<Program> program() {
    return Optional.of(Program.K8S_EVENT_LOGGER);
  }

  @Override
  public String key() {
    return "events";
  }

  @Override
  public Optional<PodSettings> workload(Stack stack) {
    return logger(stack).map(Events.Logger::workload);
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
  public boolean isIn(Stack stack) {
    return logger(stack).isPresent();
  }

  @Override
  public Part plan(Stack stack, Rendering rendering) {
    Events.Logger logger = logger(stack).orElseThrow();
    Mapping values =
        Metadata.values(stack, Program.K8S_EVENT_LOGGER, "event-collector", logger.workload())
            .putOrNull("args", arguments(logger))
            .build();
    return Part.of(this, render(manifests(), rendering, values))
        .withChart(() -> EventLoggerChart.of(stack, logger));
  }

  static List<String> arguments(Events.Logger logger) {
    return logger.ignoreNormal() ? List.of("-ignore-normal") : List.of();
  }

  static Optional<Events.Logger> logger(Stack stack) {
    return stack
        .events()
        .flatMap(
            events ->
                switch (events) {
                  case Events.Logger logger -> Optional.of(logger);
                  case Events.Exporter _, Events.ByAgent _ -> Optional.empty();
                });
  }
}
