package dev.plg.app.diff;

import dev.plg.catalog.Program;
import dev.plg.picture.ConfigOwner;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A configuration that has another name in its ConfigMap is still the configuration of its
/// program: both are compared.
final class RenamedTexts {

  private RenamedTexts() {}

  /// The differences, each text that goes together with the one of its program that comes.
  static List<DifferentValue> paired(List<DifferentValue> differences) {
    var paired = new ArrayList<DifferentValue>(differences);
    for (DifferentValue gone : differences) {
      Optional<DifferentValue> come =
          program(gone, gone.before())
              .flatMap(
                  whose ->
                      differences.stream()
                          .filter(it -> it.before().isEmpty())
                          .filter(it -> program(it, it.after()).equals(Optional.of(whose)))
                          .findFirst());
      if (gone.after().isEmpty() && come.isPresent()) {
        paired.remove(come.get());
        paired.set(
            paired.indexOf(gone),
            new DifferentValue(come.get().steps(), gone.before(), come.get().after()));
      }
    }
    return paired;
  }

  private static Optional<Program> program(
      DifferentValue difference, Optional<? extends Node> text) {
    return difference.isBelow("data")
        ? text.stream()
            .flatMap(it -> it instanceof Scalar scalar ? Stream.of(scalar) : Stream.empty())
            .flatMap(it -> ConfigTree.of(difference.last(), it).stream())
            .filter(Mapping.class::isInstance)
            .flatMap(it -> ConfigOwner.of(((Mapping) it).keys()).stream())
            .findFirst()
        : Optional.empty();
  }
}
