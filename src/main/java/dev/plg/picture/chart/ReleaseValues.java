package dev.plg.picture.chart;

import dev.plg.finding.Location;
import dev.plg.finding.Pointer;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The values of a release over the defaults of its chart, as the chart's templates see them.
///
/// Paths are dotted: `image.tag`.
record ReleaseValues(Mapping tree) {

  private static final Pattern NAMED =
      Pattern.compile("\\{\\{-? *\\$?\\.Values\\.([A-Za-z0-9_.]+) *-?}}");

  /// The value at a path that counts as set in `if` and `with`: neither null, false, 0 nor empty.
  Optional<Node> find(String path) {
    return any(path).filter(ReleaseValues::isTrue);
  }

  /// The value at a path, even one that a template takes for unset.
  Optional<Node> any(String path) {
    return tree.find(Pointer.of(path.split("\\.", -1)));
  }

  /// The first of the values at these paths that counts as set.
  Optional<Node> first(String... paths) {
    return Stream.of(paths).flatMap(path -> find(path).stream()).findFirst();
  }

  /// Whether the value at a path counts as set.
  boolean has(String path) {
    return find(path).isPresent();
  }

  /// Whether the chart has a value at a path, set or not.
  boolean knows(String path) {
    return any(path).isPresent();
  }

  /// Whether a switch is on for `if`: the text `"false"` is, as any text.
  boolean isOn(String path) {
    return find(path).filter(Scalar.class::isInstance).isPresent();
  }

  /// The text of a scalar that counts as set.
  Optional<String> text(String path) {
    return find(path)
        .filter(Scalar.class::isInstance)
        .map(it -> ((Scalar) it).text())
        .filter(text -> !text.contains("{{"));
  }

  Mapping map(String path) {
    return any(path).orElse(Mapping.EMPTY) instanceof Mapping mapping ? mapping : Mapping.EMPTY;
  }

  List<Node> list(String path) {
    return any(path).orElse(Sequence.EMPTY) instanceof Sequence list ? list.items() : List.of();
  }

  /// The maps below a path, by their keys in the order in which a template ranges over them.
  Stream<Part> parts(String path) {
    return map(path).entries().stream()
        .filter(entry -> entry.value() instanceof Mapping)
        .sorted(Comparator.comparing(Mapping.Entry::key))
        .map(
            entry ->
                new Part(
                    entry.key(), entry.keyPlace(), new ReleaseValues((Mapping) entry.value())));
  }

  /// A map below a key.
  record Part(String key, Location place, ReleaseValues values) {

    Optional<String> text(String path) {
      return values.text(path);
    }
  }

  /// A text with what its templates name in place of them, as far as they only name values.
  String rendered(String text) {
    return NAMED
        .matcher(text)
        .replaceAll(
            named ->
                Matcher.quoteReplacement(
                    any(named.group(1))
                        .filter(Scalar.class::isInstance)
                        .map(it -> ((Scalar) it).text())
                        .orElse(named.group())));
  }

  /// The values below a path.
  ReleaseValues at(String path) {
    return new ReleaseValues(map(path));
  }

  /// Where the value at a path is written, or the last step of the path that is.
  Location place(String path) {
    return tree.placeOf(path.split("\\.", -1));
  }

  /// Where the key at a path is written; [Location#NONE] where there is none.
  Location keyPlace(String path) {
    int dot = path.lastIndexOf('.');
    Mapping parent = dot < 0 ? tree : map(path.substring(0, dot));
    return parent.entry(path.substring(dot + 1)).map(Mapping.Entry::keyPlace).orElse(Location.NONE);
  }

  static boolean isTrue(Node node) {
    return switch (node) {
      case Mapping mapping -> !mapping.isEmpty();
      case Sequence sequence -> !sequence.items().isEmpty();
      case Scalar scalar ->
          switch (scalar.kind()) {
            case NULL -> false;
            case STRING -> !scalar.text().isEmpty();
            case BOOLEAN -> scalar.text().equals("true");
            case INTEGER, FLOAT -> !scalar.text().matches("0+(\\.0+)?");
          };
    };
  }
}
