package dev.plg.catalog;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A program of the field: one that plg deploys, or that it recognizes in manifests by its image or
/// by the shape of its configuration.
public enum Program {
  LOKI("loki", "Loki", "loki", "grafana-loki"),
  PROMTAIL("promtail", "Promtail", "promtail", "grafana-promtail"),
  TEMPO("tempo", "Tempo", "tempo", "grafana-tempo"),
  GRAFANA_AGENT("grafana-agent", "Grafana Agent", "grafana-agent", "grafana/agent"),
  ALLOY("alloy", "Alloy", "alloy"),
  GRAFANA("grafana", "Grafana", "grafana", "grafana-oss", "grafana-enterprise"),
  EVENT_EXPORTER("event-exporter", "the event exporter", "kubernetes-event-exporter"),
  K8S_EVENT_LOGGER("k8s-event-logger", "k8s-event-logger", "k8s-event-logger"),
  NODE_PROBLEM_DETECTOR("node-problem-detector", "node-problem-detector", "node-problem-detector"),
  // Of the following, only what they send to Loki and Tempo is judged, never their pods.
  OPENTELEMETRY_COLLECTOR("opentelemetry-collector", "the OpenTelemetry Collector"),
  FLUENT_BIT("fluent-bit", "Fluent Bit"),
  FLUENTD("fluentd", "Fluentd"),
  VECTOR("vector", "Vector");

  private final String id;
  private final String title;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> images;

  /// @param images what the repositories of its images end with
  Program(String id, String title, String... images) {
    this.id = id;
    this.title = title;
    this.images = List.of(images);
  }

  /// The name in Kubernetes objects, file names and messages: `grafana-agent`.
  public String id() {
    return id;
  }

  /// The name in a sentence: `Grafana Agent`.
  public String title() {
    return title;
  }

  /// Whether there will be no further version of it.
  boolean hasEnded() {
    return EndOfLife.of(this).isPresent();
  }

  /// The program with this id: `loki`.
  public static Optional<Program> of(String id) {
    return Stream.of(values()).filter(program -> program.id.equals(id)).findFirst();
  }

  /// The program that an image runs, judged by the name of its repository, as in
  /// `docker.io/grafana/loki`.
  public static Optional<Program> ofImage(String repository) {
    for (Program program : values()) {
      for (String image : program.images) {
        if (ends(repository, image)) {
          return Optional.of(program);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean ends(String repository, String image) {
    return repository.endsWith(image)
        && (repository.length() == image.length()
            || repository.charAt(repository.length() - image.length() - 1) == '/');
  }

  @Override
  public String toString() {
    return id;
  }
}
