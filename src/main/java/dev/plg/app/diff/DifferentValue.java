package dev.plg.app.diff;

import dev.plg.finding.Location;
import dev.plg.finding.Pointer;
import dev.plg.yaml.Node;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// One value that differs between two objects of a name.
///
/// @param steps the way to it; an item of a list by what tells it from the others
/// @param before empty where there was none
/// @param after empty where it is removed
record DifferentValue(List<String> steps, Optional<Node> before, Optional<Node> after) {

  private static final Pattern PLAIN = Pattern.compile("[^\\[\\].\\s]+");

  DifferentValue {
    steps = List.copyOf(steps);
  }

  /// Where to look: in the new input, or else in the old one.
  Location place() {
    return after
        .map(Node::place)
        .filter(Location::isKnown)
        .or(() -> before.map(Node::place))
        .orElse(Location.NONE);
  }

  /// Whether the way begins with these steps.
  boolean isBelow(String... way) {
    return steps.size() >= way.length && steps.subList(0, way.length).equals(List.of(way));
  }

  boolean has(String step) {
    return steps.contains(step);
  }

  String last() {
    return steps.getLast();
  }

  /// The step at an index, or an empty text.
  String step(int index) {
    return index < steps.size() ? steps.get(index) : "";
  }

  /// The same value, with what comes before the way.
  DifferentValue from(int index) {
    return new DifferentValue(
        steps.subList(Math.min(index, steps.size()), steps.size()), before, after);
  }

  /// The old value as a text; empty where it is none.
  String textBefore() {
    return before.map(Node::plain).map(String::valueOf).orElse("");
  }

  String textAfter() {
    return after.map(Node::plain).map(String::valueOf).orElse("");
  }

  /// `spec.template.spec.containers[loki].image`.
  String path() {
    var text = new StringBuilder();
    for (String step : steps) {
      if (step.startsWith("[")) {
        text.append(step);
      } else {
        text.append(text.isEmpty() ? "" : ".")
            .append(PLAIN.matcher(step).matches() ? step : '"' + step + '"');
      }
    }
    return text.toString();
  }

  /// The steps that are keys, without the items of lists.
  Pointer keys() {
    return new Pointer(steps.stream().filter(step -> !step.startsWith("[")).toList());
  }
}
