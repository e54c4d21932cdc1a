package dev.plg.component;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Section;

/// A section of a chart of which plg says no more than whether it takes part.
///
/// @param key by which the chart asks: `enabled`, or `create`
/// @param comment why; empty where it needs no saying
public record ChartSwitch(String key, boolean on, String comment) implements Section {

  public static ChartSwitch on(String comment) {
    return new ChartSwitch("enabled", true, comment);
  }

  public static ChartSwitch off(String comment) {
    return new ChartSwitch("enabled", false, comment);
  }

  public static ChartSwitch off() {
    return off("");
  }

  /// Of objects that the chart does not make.
  public static ChartSwitch notCreated(String comment) {
    return new ChartSwitch("create", false, comment);
  }

  @Override
  public Mapping tree() {
    return Mapping.builder().put(key, on, comment).build();
  }
}
