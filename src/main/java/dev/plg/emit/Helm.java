package dev.plg.emit;

import dev.plg.catalog.Chart;
import dev.plg.catalog.ChartDefaults;
import dev.plg.component.ChartValues;
import dev.plg.component.Components;
import dev.plg.component.Plan;
import dev.plg.component.Unfit;
import dev.plg.template.Templates;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.YamlWriter;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Values for the charts that upstream publishes.
final class Helm implements Emitter {

  private final HelmOptions options;

  Helm(HelmOptions options) {
    this.options = options;
  }

  @Override
  public boolean coversEnvironments() {
    return false;
  }

  @Override
  public List<Unfit> unfit(Plan plan, Templates templates) {
    return Components.charts(plan, templates).stream()
        .flatMap(chart -> chart.unfit().stream())
        .toList();
  }

  /// The values of one component, as `helm upgrade -f -` reads them; of several, one after the other.
  @Override
  public String stream(Deployment deployment) {
    Plan plan = deployment.plan();
    return Components.charts(plan, deployment.templates()).stream()
        .map(chart -> values(plan, chart))
        .collect(Collectors.joining("---\n"));
  }

  @Override
  public FileTree tree(Deployment deployment) {
    Plan plan = deployment.plan();
    var files = new TreeMap<String, String>();
    for (ChartValues chart : Components.charts(plan, deployment.templates())) {
      files.put(chart.component() + "/values.yaml", values(plan, chart));
    }
    return new FileTree(files);
  }

  private String values(Plan plan, ChartValues values) {
    return header(plan, values) + YamlWriter.write(shown(values));
  }

  private Mapping shown(ChartValues values) {
    ChartDefaults defaults = ChartDefaults.of(values.chart()).orElseThrow();
    return options.full()
        ? defaults.with(values.values())
        : defaults.differing(values.values());
  }

  private static String header(Plan plan, ChartValues values) {
    Chart chart = values.chart();
    return """
        # Chart %s %s of %s%s
        # helm upgrade --install %s %s --repo %s --version %s --namespace %s --values values.yaml
        """
        .formatted(
            chart.name(),
            chart.version(),
            chart.repository(),
            chart.deprecated() ? ", which upstream has deprecated" : "",
            values.release(),
            chart.name(),
            chart.repository(),
            chart.version(),
            plan.stack().namespace());
  }
}
