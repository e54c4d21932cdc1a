package dev.plg.component.logs;

import java.util.Map;
import java.util.TreeMap;

/// A line on its way through a collector.
///
/// @param time as it is written in the file; empty where the line names none
/// @param extracted what stages leave for each other
record LogEntry(
    Map<String, String> labels, String time, String line, Map<String, String> extracted) {

  static LogEntry of(Map<String, String> labels, String line) {
    return new LogEntry(labels, "", line, Map.of());
  }

  LogEntry line(String text) {
    return new LogEntry(labels, time, text, extracted);
  }

  LogEntry at(String when) {
    return new LogEntry(labels, when, line, extracted);
  }

  LogEntry with(String label, String value) {
    return new LogEntry(and(labels, label, value), time, line, extracted);
  }

  LogEntry extract(String name, String value) {
    return new LogEntry(labels, time, line, and(extracted, name, value));
  }

  private static Map<String, String> and(Map<String, String> all, String name, String value) {
    var more = new TreeMap<>(all);
    more.put(name, value);
    return more;
  }

  /// What Loki stores of it.
  String stored() {
    return labels + " " + time + " " + line;
  }
}
