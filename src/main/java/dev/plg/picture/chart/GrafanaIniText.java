package dev.plg.picture.chart;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.util.Comparator;
import java.util.List;

/// Writes settings of Grafana as its file has them.
// helm-charts charts/grafana/templates/_config.tpl@grafana-10.5.15
final class GrafanaIniText {

  private GrafanaIniText() {}

  static String of(Mapping settings) {
    var text = new StringBuilder();
    add(settings, text);
    for (Mapping.Entry section : sorted(settings)) {
      if (section.value() instanceof Mapping below) {
        text.append('[').append(section.key()).append("]\n");
        add(below, text);
      }
    }
    return text.toString();
  }

  /// In the order in which a template ranges over a map.
  private static List<Mapping.Entry> sorted(Mapping settings) {
    return settings.entries().stream().sorted(Comparator.comparing(Mapping.Entry::key)).toList();
  }

  private static void add(Mapping settings, StringBuilder text) {
    for (Mapping.Entry entry : sorted(settings)) {
      if (!(entry.value() instanceof Mapping)) {
        text.append(entry.key()).append(" = ").append(value(entry.value())).append('\n');
      }
    }
  }

  private static String value(Node node) {
    if (!(node instanceof Scalar scalar)) {
      return node.toString();
    }
    // the chart's own template is the host of the Ingress, or two quotes
    return scalar.isNull() ? "" : scalar.text().contains("{{") ? "''" : scalar.text();
  }
}
