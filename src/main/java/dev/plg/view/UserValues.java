package dev.plg.view;

import dev.plg.catalog.Capability;
import dev.plg.catalog.ChartDefaults;
import dev.plg.catalog.KnownChart;
import dev.plg.finding.Location;
import dev.plg.finding.Pointer;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.util.Optional;
import java.util.stream.Stream;

/// The values that a user gives to a chart, merged over the chart's own.
///
/// Paths are dotted: `singleBinary.replicas`. A value in the file is a choice, even if it is the
/// chart's default; the default applies to what it leaves out.
public record UserValues(KnownChart known, Mapping tree) {

  /// The chart's name, as in `loki`.
  public String chart() {
    return known.name();
  }

  /// The chart's own version, as in `5.48.0`.
  public String version() {
    return known.version().toString();
  }

  /// Whether the version of the chart does something by itself.
  public boolean has(Capability capability) {
    return capability.isIn(known.version());
  }

  /// Whether the chart, or one within it, reads a value.
  public boolean reads(String path) {
    return known.keys().type(pointer(path)).isPresent();
  }

  /// Whether the file has a value other than null at one of these paths.
  public boolean isSet(String... paths) {
    return Stream.of(paths)
        .flatMap(path -> tree.find(pointer(path)).stream())
        .anyMatch(value -> !value.isNull());
  }

  /// Whether the file has that key, even with null.
  public boolean hasKey(String path) {
    return tree.find(pointer(path)).isPresent();
  }

  /// Whether the chart has a value there of its own.
  public boolean isDefault(String path) {
    return defaults().find(pointer(path)).isPresent();
  }

  /// Whether the file changes a default of the chart that is known.
  public boolean changesTheChart() {
    return changes(defaults().differing(tree), Pointer.ROOT);
  }

  private boolean changes(Mapping differing, Pointer at) {
    return differing.entries().stream()
        .anyMatch(
            entry ->
                entry.value() instanceof Mapping below
                    ? changes(below, at.to(entry.key()))
                    : defaults()
                        .find(at.to(entry.key()))
                        .filter(standard -> !isTemplate(standard))
                        .isPresent());
  }

  /// What a default with braces is rendered to is not known.
  private static boolean isTemplate(Node value) {
    return String.valueOf(value.plain()).contains("{{");
  }

  /// What the chart is given in the end: the file's scalar, or the chart's own.
  public Optional<String> text(String path) {
    Pointer at = pointer(path);
    Optional<Node> said = tree.find(at);
    return said.or(() -> defaults().find(at))
        .filter(value -> !value.isNull())
        .flatMap(
            value ->
                value instanceof Scalar scalar ? Optional.of(scalar.text()) : Optional.empty());
  }

  public boolean isOn(String path) {
    return text(path).filter("true"::equals).isPresent();
  }

  /// A number of pods; 0 where there is none, or it is no number.
  public int number(String path) {
    return text(path).filter(it -> it.matches("[0-9]{1,6}")).map(Integer::valueOf).orElse(0);
  }

  /// The place of the value, or where it belongs: the last step of the path that exists.
  public Location place(String path) {
    return tree.placeOf(pointer(path).steps().toArray(String[]::new));
  }

  private ChartDefaults defaults() {
    return known.defaults();
  }

  private static Pointer pointer(String path) {
    return Pointer.of(path.split("\\.", -1));
  }
}
