package dev.plg.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// A component's share of a plan: its objects, the configurations that they hold, and the values of
/// its charts, which are made only for a format that reads them.
public final class Part {

  private final Component component;
  private final List<Resource> resources;
  private final List<ConfigFile> configs;
  private final List<Overridden> overrides;
  private final List<Supplier<ChartValues>> making;
  private final Lazy<List<ChartValues>> charts;

  private Part(
      Component component,
      List<Resource> resources,
      List<ConfigFile> configs,
      List<Overridden> overrides,
      List<Supplier<ChartValues>> making) {
    this.component = component;
    this.resources = List.copyOf(resources);
    this.configs = List.copyOf(configs);
    this.overrides = List.copyOf(overrides);
    this.making = List.copyOf(making);
    this.charts = new Lazy<>(() -> making.stream().map(Supplier::get).toList());
  }

  /// A part without a configuration of its own and without a chart.
  public static Part of(Component component, List<Resource> resources) {
    return new Part(component, resources, List.of(), List.of(), List.of());
  }

  /// The same part with a configuration that its objects hold as text.
  ///
  /// @param overridden what of it the stack replaced
  public Part with(ConfigFile config, List<Overridden> overridden) {
    return new Part(component, resources, List.of(config), overridden, making);
  }

  /// The same part with the values of one chart more, made when they are asked for. What a chart of
  /// upstream's mounts is in plg's own chart, which therefore comes first.
  public Part withChart(Supplier<ChartValues> chart) {
    var all = new ArrayList<>(making);
    all.add(chart);
    return new Part(component, resources, configs, overrides, all);
  }

  public Component component() {
    return component;
  }

  /// The name of its component: `loki`.
  public String name() {
    return component.name();
  }

  /// The objects of its manifests.
  public List<Resource> resources() {
    return resources;
  }

  /// The configurations that its objects hold as text.
  public List<ConfigFile> configs() {
    return configs;
  }

  /// What of its configuration the stack replaced.
  public List<Overridden> overrides() {
    return overrides;
  }

  /// The values of its charts, plg's own before upstream's.
  public List<ChartValues> charts() {
    return charts.get();
  }
}
