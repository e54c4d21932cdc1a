package dev.plg.source.values;

import dev.plg.finding.Location;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// One value set by its path, as `--set` writes it: `loki.storage.type`, `tolerations[0].key`,
/// `nodeSelector.kubernetes\.io/role`.
// helm pkg/strvals/parser.go@v3.18
public final class SetPath {

  /// As Helm's MaxIndex; a list of this length would be mostly nulls.
  private static final int LARGEST = 65_536;

  private sealed interface Step {
    record Key(String name) implements Step {}

    record Index(int number) implements Step {}
  }

  private final List<Step> steps;
  private final Node value;

  private SetPath(List<Step> steps, Node value) {
    this.steps = steps;
    this.value = value;
  }

  /// `base` with a value at the end of a path; every key on the way has the value's place.
  public static Mapping over(Mapping base, String path, Node value) {
    return (Mapping) new SetPath(steps(path), value).into(base, 0);
  }

  /// What `--set` makes of the text behind `=`: a number, a boolean, null, a list in braces, or a
  /// string.
  public static Node typed(String text, Location place) {
    if (text.startsWith("{") && text.endsWith("}")) {
      String inside = text.substring(1, text.length() - 1);
      Stream<String> items =
          inside.isEmpty() ? Stream.empty() : Stream.of(inside.split("(?<!\\\\),", -1));
      return new Sequence(items.map(item -> scalar(item, place)).toList(), place);
    }
    return scalar(text, place);
  }

  private static Node scalar(String text, Location place) {
    return new Scalar(kind(text), text.replace("\\,", ","), place);
  }

  private static Scalar.Kind kind(String text) {
    return switch (text) {
      case "true", "false" -> Scalar.Kind.BOOLEAN;
      case "null" -> Scalar.Kind.NULL;
      case "0" -> Scalar.Kind.INTEGER;
      default -> text.matches("-?[1-9][0-9]{0,17}") ? Scalar.Kind.INTEGER : Scalar.Kind.STRING;
    };
  }

  private Node into(Node here, int at) {
    if (at == steps.size()) {
      return value;
    }
    return switch (steps.get(at)) {
      case Step.Key(String name) -> intoMapping(here, name, at);
      case Step.Index(int number) -> intoSequence(here, number, at);
    };
  }

  private Node intoMapping(Node here, String name, int at) {
    Mapping mapping = here instanceof Mapping known ? known : Mapping.EMPTY;
    Node below = into(mapping.find(name).orElse(Scalar.NULL), at + 1);
    Mapping.Builder changed = mapping.toBuilder();
    if (!mapping.place().isKnown()) {
      changed.at(value.place());
    }
    return changed.add(new Mapping.Entry(name, value.place(), below, "")).build();
  }

  private Node intoSequence(Node here, int number, int at) {
    Sequence sequence = here instanceof Sequence known ? known : Sequence.EMPTY;
    var items = new ArrayList<Node>(sequence.items());
    while (items.size() <= number) {
      items.add(new Scalar(Scalar.Kind.NULL, "null", value.place()));
    }
    items.set(number, into(items.get(number), at + 1));
    Location place = sequence.place().isKnown() ? sequence.place() : value.place();
    return new Sequence(items, place);
  }

  private static List<Step> steps(String path) {
    var steps = new ArrayList<Step>();
    for (String part : split(path)) {
      int bracket = part.indexOf('[');
      boolean isList = bracket >= 0 && part.substring(bracket).matches("(?:\\[[0-9]{1,5}\\])+");
      String name = isList ? part.substring(0, bracket) : part;
      if (!name.isEmpty() || !isList) {
        steps.add(new Step.Key(name));
      }
      if (isList) {
        addIndexes(part.substring(bracket), steps);
      }
    }
    return steps;
  }

  private static void addIndexes(String brackets, List<Step> steps) {
    for (String number : brackets.substring(1, brackets.length() - 1).split("\\]\\[", -1)) {
      steps.add(new Step.Index(Math.min(Integer.parseInt(number), LARGEST)));
    }
  }

  /// At each dot that no backslash comes before.
  private static List<String> split(String path) {
    var parts = new ArrayList<String>();
    var part = new StringBuilder();
    for (int at = 0; at < path.length(); at++) {
      char c = path.charAt(at);
      if (c == '\\' && at + 1 < path.length()) {
        at++;
        part.append(path.charAt(at));
      } else if (c == '.') {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    return parts;
  }
}
