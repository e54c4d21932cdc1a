package dev.plg.model;

/// Where the event exporter sends events.
public sealed interface EventSink {

  /// Straight to Loki.
  ///
  /// @param labels of the one stream that they make; Loki takes none without a label
  record Loki(StreamLabels labels) implements EventSink {}

  /// Into the pod's log, where the collector finds them.
  record Stdout() implements EventSink {}

  /// True if the collector has to find the events.
  default boolean isPrinted() {
    return switch (this) {
      case Loki _ -> false;
      case Stdout() -> true;
    };
  }
}
