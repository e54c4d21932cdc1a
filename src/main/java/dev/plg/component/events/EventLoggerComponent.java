package dev.plg.component.events;

import dev.plg.catalog.Program;
import dev.plg.component.ChartValues;
import dev.plg.component.Component;
import dev.plg.component.Manifests;
import dev.plg.component.Metadata;
import dev.plg.component.Part;
import dev.plg.model.Events;
import dev.plg.model.Stack;
import dev.plg.template.Templates;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Optional;

/// k8s-event-logger, which prints events into its own log; it reads no configuration.
// k8s-event-logger 2.7 main.go
public final class EventLoggerComponent implements Component {

  @Override
  public String name() {
    return Program.K8S_EVENT_LOGGER.id();
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
  public Part plan(Stack stack, Templates templates) {
    Events.Logger logger = logger(stack).orElseThrow();
    Mapping values =
        Metadata.values(stack, Program.K8S_EVENT_LOGGER, "event-collector", logger.workload())
            .put("args", logger.ignoreNormal() ? List.of("-ignore-normal") : null)
            .build();
    return new Part(name(), Manifests.render(this, templates, values), List.of());
  }

  @Override
  public Optional<ChartValues> chart(Stack stack, Templates templates) {
    return logger(stack).map(logger -> EventLoggerValues.of(stack, logger));
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
