package dev.plg.app.lint;

import dev.plg.finding.Location;
import dev.plg.finding.Pointer;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// Finds the value that causes a fault in what a chart renders: the one that is written there word
/// for word, else the one without which the fault is gone.
final class Causes {

  /// How often a chart is rendered at most to find causes.
  private static final int MOST = 120;

  /// @param key that the value is written behind; empty for an item of a list
  private record Leaf(String key, Scalar value) {

    /// Whether a rendered line is this value, behind its key in whatever spelling.
    boolean isWritten(Line line) {
      return plain(key).equals(plain(line.key())) && value.text().equals(line.text());
    }

    private static String plain(String key) {
      return key.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
    }
  }

  /// A line of YAML, without its indent.
  ///
  /// @param column of a fault in it, counted from 0 behind the indent
  private record Line(String whole, String key, String text, int column) {

    static Line of(String line, int place) {
      String whole = line.strip();
      int column = Math.max(0, place - 1 - (line.length() - line.stripLeading().length()));
      String entry = whole.startsWith("- ") ? whole.substring(2).strip() : whole;
      int colon = entry.indexOf(": ");
      return colon < 0
          ? new Line(whole, "", unquoted(entry), column)
          : new Line(
              whole,
              unquoted(entry.substring(0, colon)),
              unquoted(entry.substring(colon + 2)),
              column);
    }

    private static String unquoted(String text) {
      String bare = text.strip();
      boolean isQuoted =
          bare.length() > 1
              && (bare.charAt(0) == '"' || bare.charAt(0) == '\'')
              && bare.charAt(0) == bare.charAt(bare.length() - 1);
      return isQuoted ? bare.substring(1, bare.length() - 1) : bare;
    }
  }

  private final Mapping values;
  private final Function<Mapping, Optional<Set<Fault>>> faults;
  private final List<Leaf> leaves = new ArrayList<>();
  private final Map<Pointer, Optional<Set<Fault>>> without = new HashMap<>();

  /// @param faults what is wrong with other values; empty where Helm refuses them
  Causes(Mapping values, Function<Mapping, Optional<Set<Fault>>> faults) {
    this.values = values;
    this.faults = faults;
    collect("", values);
  }

  private void collect(String key, Node node) {
    switch (node) {
      case Mapping mapping ->
          mapping.entries().forEach(entry -> collect(entry.key(), entry.value()));
      case Sequence sequence -> sequence.items().forEach(item -> collect("", item));
      case Scalar scalar -> leaves.add(new Leaf(key, scalar));
    }
  }

  /// The place of the value that causes a fault; empty where the chart's defaults do.
  ///
  /// @param rendered the line that the fault is in
  /// @param column of the fault in it, counted from 1
  Optional<Location> of(Fault fault, String rendered, int column) {
    Set<Location> written = written(Line.of(rendered, column));
    return written.size() == 1
        ? written.stream().findFirst()
        : deepest(fault, Pointer.ROOT, values).or(() -> written.stream().findFirst());
  }

  /// The values that say the same as a rendered line.
  private Set<Location> written(Line line) {
    var places = new TreeSet<Location>();
    for (Leaf leaf : leaves) {
      if (leaf.isWritten(line)) {
        places.add(leaf.value().place());
      }
      places.addAll(inside(leaf.value(), line));
    }
    return places;
  }

  /// The lines of a text of several lines that are the same.
  private static List<Location> inside(Scalar text, Line line) {
    var places = new ArrayList<Location>();
    if (text.body().isKnown() && !line.whole().isEmpty()) {
      List<String> lines = text.text().lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).strip().equals(line.whole())) {
          int indent = lines.get(i).length() - lines.get(i).stripLeading().length();
          places.add(text.inside(i + 1, indent + 1 + line.column()));
        }
      }
    }
    return places;
  }

  /// The place of the deepest value below one without which a fault is gone.
  private Optional<Location> deepest(Fault fault, Pointer at, Node node) {
    return switch (node) {
      case Mapping mapping ->
          mapping.entries().stream()
              .filter(entry -> isGone(fault, at.to(entry.key())))
              .findFirst()
              .map(
                  entry ->
                      deepest(fault, at.to(entry.key()), entry.value())
                          .orElseGet(() -> place(entry)));
      case Sequence sequence -> {
        for (int i = 0; i < sequence.items().size(); i++) {
          Node item = sequence.items().get(i);
          if (isGone(fault, at.to(i))) {
            yield deepest(fault, at.to(i), item).or(() -> Optional.of(item.place()));
          }
        }
        yield Optional.empty();
      }
      case Scalar _ -> Optional.empty();
    };
  }

  private static Location place(Mapping.Entry entry) {
    return entry.value() instanceof Scalar scalar ? scalar.place() : entry.keyPlace();
  }

  private boolean isGone(Fault fault, Pointer at) {
    if (!without.containsKey(at) && without.size() >= MOST) {
      return false;
    }
    return without
        .computeIfAbsent(at, it -> faults.apply((Mapping) without(values, it.steps())))
        .filter(left -> !left.contains(fault))
        .isPresent();
  }

  private static Node without(Node node, List<String> steps) {
    String step = steps.getFirst();
    List<String> rest = steps.subList(1, steps.size());
    return switch (node) {
      case Mapping mapping -> {
        Mapping.Builder left = Mapping.builder().at(mapping.place());
        for (Mapping.Entry entry : mapping.entries()) {
          if (!entry.key().equals(step)) {
            left.add(entry);
          } else if (!rest.isEmpty()) {
            Node value = without(entry.value(), rest);
            left.add(new Mapping.Entry(entry.key(), entry.keyPlace(), value, entry.comment()));
          }
        }
        yield left.build();
      }
      case Sequence sequence -> {
        var left = new ArrayList<Node>(sequence.items());
        int index = Integer.parseInt(step);
        if (rest.isEmpty()) {
          left.remove(index);
        } else {
          left.set(index, without(left.get(index), rest));
        }
        yield new Sequence(left, sequence.place());
      }
      case Scalar scalar -> scalar;
    };
  }
}
