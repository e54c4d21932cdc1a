package dev.plg.app.init;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What a new stack is to be.
///
/// @param grafana whether the stack has a Grafana
public record Choices(
    Cluster cluster, Storage storage, Collector collector, Traces traces, boolean grafana) {

  /// The kind of the cluster.
  public enum Cluster {
    GENERIC,
    EKS,
    KIND;

    /// A cluster on one machine needs nothing that keeps.
    boolean isForTrying() {
      return this == KIND;
    }
  }

  /// Where logs and traces are stored.
  public enum Storage {
    FILESYSTEM,
    S3
  }

  /// What collects logs.
  public enum Collector {
    ALLOY,
    PROMTAIL,
    NONE
  }

  /// How traces come in.
  public enum Traces {
    /// Nothing takes spans.
    NONE,
    /// Applications send spans to Tempo.
    TEMPO,
    /// Applications send spans to Grafana Agent, which hands them on.
    AGENT
  }

  /// The words of a choice, the usual one first.
  public static List<String> words(Enum<?>[] values) {
    return Stream.of(values).map(it -> it.name().toLowerCase(Locale.ROOT)).toList();
  }
}
