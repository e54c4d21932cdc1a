package dev.plg.finding;

import java.util.ArrayList;
import java.util.List;

/// The way from the root of a document to one of its values: `loki.replicas`, `tolerations[0].key`.
///
/// @param steps keys, and list positions as decimal numbers from 0
public record Pointer(List<String> steps) {

  public static final Pointer ROOT = new Pointer(List.of());

  public Pointer {
    steps = List.copyOf(steps);
  }

  public static Pointer of(String... steps) {
    return new Pointer(List.of(steps));
  }

  /// The pointer to a child of this value.
  public Pointer to(String step) {
    var longer = new ArrayList<>(steps);
    longer.add(step);
    return new Pointer(longer);
  }

  /// The pointer to a value below this one, by the way from here.
  public Pointer to(Pointer way) {
    var longer = new ArrayList<>(steps);
    longer.addAll(way.steps);
    return new Pointer(longer);
  }

  /// The way from a value that is `length` steps away from the root.
  public Pointer from(int length) {
    return new Pointer(steps.subList(length, steps.size()));
  }

  /// The pointer to an item of this list, counted from 0.
  public Pointer to(int index) {
    return to(Integer.toString(index));
  }

  public boolean isRoot() {
    return steps.isEmpty();
  }

  public Pointer parent() {
    return new Pointer(steps.subList(0, steps.size() - 1));
  }

  public String last() {
    return steps.getLast();
  }

  /// The dotted form that `--set` and messages use; keys that hold a dot are quoted.
  @Override
  public String toString() {
    var text = new StringBuilder();
    for (String step : steps) {
      if (!step.isEmpty() && step.chars().allMatch(c -> c >= '0' && c <= '9')) {
        text.append('[').append(step).append(']');
      } else {
        text.append(text.isEmpty() ? "" : ".").append(step.contains(".") ? '"' + step + '"' : step);
      }
    }
    return text.toString();
  }
}
