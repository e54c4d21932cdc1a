package dev.plg.view;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import dev.plg.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The schema periods of a Loki configuration, wherever a file of any format carries it.
///
/// @param list oldest first, in the form of `schema_config.configs`
public record SchemaPeriods(List<Mapping> list) {

  /// The first periods that are found in a file: in a ConfigMap's text, in a chart's values, or in
  /// a configuration of its own; empty where there are none.
  public static Optional<SchemaPeriods> in(List<Node> documents) {
    return documents.stream().flatMap(it -> find(it).stream()).findFirst();
  }

  private static Optional<SchemaPeriods> find(Node node) {
    return switch (node) {
      case Mapping mapping -> of(mapping).or(() -> inside(mapping));
      case Sequence list -> in(list.items());
      case Scalar scalar -> inText(scalar.text());
    };
  }

  private static Optional<SchemaPeriods> of(Mapping mapping) {
    Sequence snake = mapping.mapping("schema_config").sequence("configs");
    Sequence camel = mapping.mapping("schemaConfig").sequence("configs");
    List<Mapping> periods = new ArrayList<>();
    for (Node period : (snake.items().isEmpty() ? camel : snake).items()) {
      if (period instanceof Mapping it) {
        periods.add(it);
      }
    }
    return periods.isEmpty()
        ? Optional.empty()
        : Optional.of(new SchemaPeriods(List.copyOf(periods)));
  }

  private static Optional<SchemaPeriods> inside(Mapping mapping) {
    return mapping.entries().stream().flatMap(entry -> find(entry.value()).stream()).findFirst();
  }

  private static Optional<SchemaPeriods> inText(String text) {
    return text.contains("schema_config:")
        ? in(YamlReader.read("", text).documents().stream().map(it -> it.root()).toList())
        : Optional.empty();
  }

  /// The same periods alone, where [#in] finds them.
  public Mapping kept() {
    Mapping configs = Mapping.builder().put("configs", Sequence.of(list)).build();
    return Mapping.builder().put("schema_config", configs).build();
  }

  /// The period that begins on that day.
  public Optional<Mapping> from(String day) {
    return list.stream().filter(period -> day(period).equals(day)).findFirst();
  }

  /// The day on which the newest period begins.
  public String newest() {
    return list.stream().map(SchemaPeriods::day).max(String::compareTo).orElse("");
  }

  /// True where each period of the other is one of these.
  public boolean continues(SchemaPeriods earlier) {
    return earlier.list.stream().allMatch(period -> from(day(period)).equals(Optional.of(period)));
  }

  public static String day(Mapping period) {
    return period.text("from").orElse("");
  }
}
