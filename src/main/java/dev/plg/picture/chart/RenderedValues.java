package dev.plg.picture.chart;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// ReleaseValues with the chart's own templates in them rendered.
final class RenderedValues {

  private RenderedValues() {}

  /// @param texts what each template comes to, by its text
  static Node of(Node node, Map<String, String> texts) {
    return switch (node) {
      case Scalar scalar -> scalar.text().contains("{{") ? rendered(scalar, texts) : scalar;
      case Sequence sequence ->
          new Sequence(
              sequence.items().stream().map(item -> of(item, texts)).toList(), sequence.place());
      case Mapping mapping -> of(mapping, texts);
    };
  }

  static Mapping of(Mapping mapping, Map<String, String> texts) {
    List<Mapping.Entry> entries = new ArrayList<>();
    for (Mapping.Entry entry : mapping.entries()) {
      entries.add(new Mapping.Entry(entry.key(), entry.keyPlace(), of(entry.value(), texts), ""));
    }
    return Mapping.of(entries, mapping.place());
  }

  private static Scalar rendered(Scalar scalar, Map<String, String> texts) {
    String text = scalar.text();
    for (Map.Entry<String, String> known : texts.entrySet()) {
      text = text.replace(known.getKey(), known.getValue());
    }
    return text.equals(scalar.text())
        ? scalar
        : new Scalar(Scalar.Kind.STRING, text, scalar.place());
  }
}
