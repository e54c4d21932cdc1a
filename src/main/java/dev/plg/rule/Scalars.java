package dev.plg.rule;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.stream.Stream;

/// The scalars of a tree.
public final class Scalars {

  private static final int LONGEST = 60;

  private Scalars() {}

  /// All of them, in order.
  public static Stream<Scalar> in(Node node) {
    return switch (node) {
      case Scalar scalar -> Stream.of(scalar);
      case Sequence sequence -> sequence.items().stream().flatMap(Scalars::in);
      case Mapping mapping -> mapping.entries().stream().flatMap(entry -> in(entry.value()));
    };
  }

  /// The first line of a text, cut where it is long.
  public static String shown(Scalar scalar) {
    String line = scalar.text().lines().findFirst().orElse("");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
