package dev.plg.model;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// The labels of a log stream: at least one.
// loki v3.7.6 pkg/validation/validate.go:25
public record StreamLabels(SortedMap<String, String> pairs) {

  public StreamLabels {
    InvalidValue.unless(
        !pairs.isEmpty(),
        "a stream without labels is refused by Loki",
        "name one, as in {job: events}");
    pairs = Collections.unmodifiableSortedMap(new TreeMap<>(pairs));
    pairs.forEach(StreamLabels::check);
  }

  /// Throws where a name or value would not arrive as it is written: the exporter expands variables
  /// in its configuration, and prints no template in a label.
  // kubernetes-event-exporter v1.7 main.go, pkg/sinks/loki.go:60
  public static void check(String name, String value) {
    InvalidValue.unless(
        name.matches("[a-zA-Z_][a-zA-Z0-9_]*"),
        () -> "'%s' is not the name of a label".formatted(name),
        () -> "use letters, digits and '_', beginning with a letter");
    InvalidValue.unless(
        value.matches("[^$\"\\\\\\p{Cntrl}]+") && !value.contains("{{"),
        () -> "'%s' is not a fixed label value".formatted(value),
        () ->
            "labels are the same for all events: write it without '$', '{{', quotes and"
                + " backslashes");
  }
}
