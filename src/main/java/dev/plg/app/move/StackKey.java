package dev.plg.app.move;

import dev.plg.app.diff.ProgramValue;
import dev.plg.catalog.Program;
import dev.plg.finding.Location;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.util.Map;
import java.util.Optional;

/// Where the stack file takes a value of a program's own configuration.
final class StackKey {

  private static final Map<Program, String> CONFIGS =
      Map.of(
          Program.LOKI, "loki.config.",
          Program.PROMTAIL, "promtail.config.",
          Program.TEMPO, "tempo.config.");

  private StackKey() {}

  /// Empty for a program whose configuration the stack does not take.
  static Optional<Fact> of(ProgramValue value) {
    boolean isPlain = value.keys().stream().noneMatch(key -> key.contains(".") || key.isEmpty());
    Node node = value.value().orElse(Scalar.NULL);
    Location place = node.place();
    return Optional.ofNullable(CONFIGS.get(value.program()))
        .filter(_ -> isPlain && !value.keys().isEmpty())
        .map(prefix -> new Fact(prefix + String.join(".", value.keys()), node, place));
  }
}
