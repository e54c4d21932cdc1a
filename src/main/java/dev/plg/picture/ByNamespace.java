package dev.plg.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Things by a key, found without looking at those of other namespaces: a dump of a cluster holds the
/// same names over and over. Each answer is in the order in which the things were added.
///
/// @param <K> what they are asked for by
final class ByNamespace<K, T> {

  private final Map<K, List<Numbered<T>>> everywhere = new HashMap<>();
  private final Map<Key<K>, List<Numbered<T>>> apart = new HashMap<>();
  private int count;

  private record Key<K>(K key, String namespace) {}

  private record Numbered<T>(int number, T thing) {}

  /// @param namespace empty where the thing does not say it
  void add(K key, String namespace, T thing) {
    var numbered = new Numbered<>(count++, thing);
    everywhere.computeIfAbsent(key, _ -> new ArrayList<>()).add(numbered);
    apart.computeIfAbsent(new Key<>(key, namespace), _ -> new ArrayList<>()).add(numbered);
  }

  /// Those of any namespace.
  Stream<T> all(K key) {
    return things(everywhere.getOrDefault(key, List.of()));
  }

  /// Those that may stand in a namespace: that say it, or none; all where it is empty.
  Stream<T> in(K key, String namespace) {
    if (namespace.isEmpty()) {
      return all(key);
    }
    List<Numbered<T>> own = apart.getOrDefault(new Key<>(key, namespace), List.of());
    List<Numbered<T>> open = apart.getOrDefault(new Key<>(key, ""), List.of());
    if (own.isEmpty() || open.isEmpty()) {
      return things(own.isEmpty() ? open : own);
    }
    return Stream.concat(own.stream(), open.stream())
        .sorted((a, b) -> Integer.compare(a.number, b.number))
        .map(Numbered::thing);
  }

  /// How many [#in] would give.
  int count(K key, String namespace) {
    return namespace.isEmpty()
        ? everywhere.getOrDefault(key, List.of()).size()
        : apart.getOrDefault(new Key<>(key, namespace), List.of()).size()
            + apart.getOrDefault(new Key<>(key, ""), List.of()).size();
  }

  private static <T> Stream<T> things(List<Numbered<T>> numbered) {
    return numbered.stream().map(Numbered::thing);
  }
}
