package dev.plg.catalog;

import java.util.Arrays;
import java.util.Optional;

/// The programs that plg deploys.
public enum Program {
  LOKI("loki"),
  PROMTAIL("promtail"),
  GRAFANA("grafana"),
  TEMPO("tempo"),
  GRAFANA_AGENT("grafana-agent"),
  EVENT_EXPORTER("event-exporter"),
  K8S_EVENT_LOGGER("k8s-event-logger"),
  NODE_PROBLEM_DETECTOR("node-problem-detector");

  private final String id;

  Program(String id) {
    this.id = id;
  }

  /// The name in Kubernetes objects, file names and messages: `grafana-agent`.
  public String id() {
    return id;
  }

  public static Optional<Program> of(String id) {
    return Arrays.stream(values()).filter(program -> program.id.equals(id)).findFirst();
  }

  @Override
  public String toString() {
    return id;
  }
}
