package dev.plg.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A part of someone else's schema that plg hands on as it is: plain maps, lists, strings, numbers
/// and booleans, keys sorted at every depth so that their order in the stack file changes nothing.
public record Passthrough(SortedMap<String, @Nullable Object> tree) {

  public static final Passthrough NONE = new Passthrough(new TreeMap<>());

  public Passthrough {
    tree = sorted(tree);
  }

  public boolean isEmpty() {
    return tree.isEmpty();
  }

  private static SortedMap<String, @Nullable Object> sorted(Map<?, ?> map) {
    var sorted = new TreeMap<String, @Nullable Object>();
    map.forEach((key, value) -> sorted.put(String.valueOf(key), sortedValue(value)));
    return Collections.unmodifiableSortedMap(sorted);
  }

  private static @Nullable Object sortedValue(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> sorted(map);
      case List<?> list -> list.stream().map(Passthrough::sortedValue).toList();
      case null, default -> value;
    };
  }
}
