package dev.plg.plan;

import dev.plg.yaml.Mapping;

/// Renders the templates of components; a format never sees the template engine.
public interface Rendering {

  /// The object that a template makes of these values.
  ///
  /// @param template the name of the template: `loki/statefulset.yaml.ftl`
  Mapping manifest(String template, Mapping values);

  /// The text that a template makes of these values, which is no YAML.
  ///
  /// @param template the name of the template: `grafana-agent/events.river.ftl`
  String text(String template, Mapping values);
}
