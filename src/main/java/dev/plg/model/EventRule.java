package dev.plg.model;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Events that the exporter leaves out: those whose fields all match.
///
/// @param fields at least one of [#FIELDS], each with what it must match somewhere
public record EventRule(SortedMap<String, GoRegex> fields) {

  // kubernetes-event-exporter v1.7 pkg/exporter/rule.go:18; namespace is the event's own
  public static final List<String> FIELDS =
      List.of("type", "reason", "message", "namespace", "kind", "apiVersion", "component", "host");

  public EventRule {
    InvalidValue.unless(
        !fields.isEmpty(),
        "a rule without fields drops every event",
        "name a field, as in {type: Normal}");
    fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
  }
}
