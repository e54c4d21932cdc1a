package dev.plg.picture;

import dev.plg.catalog.Program;
import java.util.Optional;
import java.util.stream.Stream;

/// A program that is recognised in manifests, by its image or by the shape of its configuration.
public enum Software {
  LOKI("loki", "Loki"),
  PROMTAIL("promtail", "Promtail"),
  TEMPO("tempo", "Tempo"),
  AGENT("grafana-agent", "Grafana Agent"),
  ALLOY("alloy", "Alloy"),
  GRAFANA("grafana", "Grafana"),
  EVENT_EXPORTER("event-exporter", "the event exporter"),
  EVENT_LOGGER("k8s-event-logger", "k8s-event-logger"),
  NODE_PROBLEM_DETECTOR("node-problem-detector", "node-problem-detector");

  private final String id;
  private final String title;

  Software(String id, String title) {
    this.id = id;
    this.title = title;
  }

  /// The word of the catalog: `grafana-agent`.
  public String id() {
    return id;
  }

  /// The name in a sentence: `Grafana Agent`.
  public String title() {
    return title;
  }

  /// The same in the catalog; empty for what plg does not deploy.
  public Optional<Program> program() {
    return Program.of(id);
  }

  /// The program that an image runs, as far as its name tells.
  static Optional<Software> of(ImageName image) {
    return switch (image.name()) {
      case "loki", "grafana-loki" -> Optional.of(LOKI);
      case "promtail", "grafana-promtail" -> Optional.of(PROMTAIL);
      case "tempo", "grafana-tempo" -> Optional.of(TEMPO);
      case "grafana-agent" -> Optional.of(AGENT);
      case "agent" ->
          image.repository().endsWith("grafana/agent") ? Optional.of(AGENT) : Optional.empty();
      case "alloy" -> Optional.of(ALLOY);
      case "grafana", "grafana-oss", "grafana-enterprise" -> Optional.of(GRAFANA);
      case "kubernetes-event-exporter" -> Optional.of(EVENT_EXPORTER);
      case "k8s-event-logger" -> Optional.of(EVENT_LOGGER);
      case "node-problem-detector" -> Optional.of(NODE_PROBLEM_DETECTOR);
      default -> Optional.empty();
    };
  }

  /// The program of an id: `loki`.
  public static Optional<Software> named(String id) {
    return Stream.of(values()).filter(software -> software.id.equals(id)).findFirst();
  }
}
