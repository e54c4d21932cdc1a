package dev.plg.component.events;

import dev.plg.catalog.Capability;
import dev.plg.catalog.Program;
import dev.plg.catalog.Version;
import dev.plg.component.Metadata;
import dev.plg.component.ProgramComponent;
import dev.plg.component.loki.LokiComponent;
import dev.plg.component.pod.Probe;
import dev.plg.model.EventSink;
import dev.plg.model.Events;
import dev.plg.model.Stack;
import dev.plg.plan.ComponentPort;
import dev.plg.plan.ConfigFile;
import dev.plg.plan.Part;
import dev.plg.plan.Rendering;
import dev.plg.plan.Resource;
import dev.plg.plan.Send;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// kubernetes-event-exporter: one pod, since each would send every event.
public final class EventExporterComponent extends ProgramComponent<Events.Exporter> {

  private static final String CONFIG = "config.yaml";

  private static final ComponentPort HTTP = ComponentPort.tcp("http-metrics", 2112);

  public EventExporterComponent() {
    super(
        Program.EVENT_EXPORTER,
        "events",
        "event-collector",
        EventExporterComponent::exporter,
        Events.Exporter::workload);
  }

  @Override
  public List<ComponentPort> ports(Stack stack) {
    return List.of(HTTP);
  }

  @Override
  public List<Send> sends(Stack stack) {
    List<ComponentPort> ports =
        switch (settings(stack).sink()) {
          case EventSink.Loki _ -> List.of(LokiComponent.HTTP);
          case EventSink.Stdout() -> List.of();
        };
    return stack.keepsLogs()
        ? List.of(new Send(Program.LOKI, Send.Purpose.DATA, ports))
        : List.of();
  }

  @Override
  public List<String> manifests() {
    return List.of(
        "serviceaccount", "clusterrole", "clusterrolebinding", "configmap", "deployment");
  }

  /// For plg's own chart.
  @Override
  public Set<String> manifestsForHelm() {
    return Set.of("clusterrole", "deployment");
  }

  @Override
  protected Part plan(Stack stack, Events.Exporter exporter, Rendering rendering) {
    Version version = Metadata.version(stack, Program.EVENT_EXPORTER, exporter.workload());
    var config = ExporterConfig.of(stack, exporter, version);
    var file = new ConfigFile(CONFIG, config.tree());
    String text = file.text();
    Mapping values =
        values(stack, text)
            .put("config", text)
            .put("httpPort", HTTP.number())
            .put("lookup", exporter.lookup())
            .put("nonRoot", Capability.EXPORTER_WITHOUT_ROOT.isIn(version))
            .put("readinessProbe", probe(version, "/-/ready"))
            .put("livenessProbe", probe(version, "/-/healthy"))
            .build();
    List<Resource> objects = render(manifests(), rendering, values);
    return Part.of(this, objects)
        .with(file, List.of())
        .withChart(() -> EventExporterChart.of(stack, name(), config, objects));
  }

  private static Optional<Events.Exporter> exporter(Stack stack) {
    return stack
        .events()
        .flatMap(
            events ->
                switch (events) {
                  case Events.Exporter exporter -> Optional.of(exporter);
                  case Events.Logger _, Events.ByAgent _, Events.ByAlloy _ -> Optional.empty();
                });
  }

  /// Empty where the version does not serve the path.
  private static Optional<Probe> probe(Version version, String path) {
    return Capability.EXPORTER_HEALTH.isIn(version)
        ? Optional.of(Probe.of(path))
        : Optional.empty();
  }
}
