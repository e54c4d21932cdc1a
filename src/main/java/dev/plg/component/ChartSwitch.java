package dev.plg.component;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Section;

/// A section of a chart of which plg says no more than whether it takes part.
///
/// @param comment why; empty where it needs no saying
public record ChartSwitch(boolean enabled, String comment) implements Section {

  public static ChartSwitch on(String comment) {
    return new ChartSwitch(true, comment);
  }

  public static ChartSwitch off(String comment) {
    return new ChartSwitch(false, comment);
  }

  public static ChartSwitch off() {
    return off("");
  }

  @Override
  public Mapping tree() {
    return Mapping.builder().put("enabled", enabled, comment).build();
  }
}
