package dev.plg.component.grafana;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Scalar;

/// What Grafana reads as `grafana.ini`: sections of keys.
final class GrafanaIni {

  private GrafanaIni() {}

  /// What plg sets: nothing of the cluster is sent to the vendor.
  static Mapping derived() {
    return Mapping.of(
        "analytics",
        Mapping.builder()
            .put("reporting_enabled", false)
            .put("check_for_updates", false)
            .put("check_for_plugin_updates", false)
            .build());
  }

  static String text(Mapping sections) {
    var text = new StringBuilder();
    for (Mapping.Entry section : sections.entries()) {
      text.append(text.isEmpty() ? "" : "\n").append('[').append(section.key()).append("]\n");
      for (Mapping.Entry key : sections.mapping(section.key()).entries()) {
        text.append(key.key()).append(" = ").append(value(key)).append('\n');
      }
    }
    return text.toString();
  }

  /// The sections as the chart takes them, which prints each text as it is, and a number in a form
  /// of its own.
  static Mapping texts(Mapping sections) {
    Mapping.Builder texts = Mapping.builder();
    for (Mapping.Entry section : sections.entries()) {
      Mapping.Builder keys = Mapping.builder();
      for (Mapping.Entry key : sections.mapping(section.key()).entries()) {
        boolean bool = key.value() instanceof Scalar it && it.kind() == Scalar.Kind.BOOLEAN;
        keys.put(key.key(), bool ? key.value() : value(key));
      }
      texts.put(section.key(), keys.build());
    }
    return texts.build();
  }

  /// In back quotes where the reader would take the rest for a comment.
  // go-ini parser.go: inline comments begin with # or ;
  private static String value(Mapping.Entry key) {
    String text = key.value() instanceof Scalar scalar ? scalar.text() : "";
    return text.contains("#") || text.contains(";") ? "`" + text + "`" : text;
  }
}
