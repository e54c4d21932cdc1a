package dev.plg.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Things by a key, found without looking at those of other namespaces: a dump of a cluster holds
/// the same names over and over. Each answer is in the order in which the things were added.
///
/// @param <K> what they are asked for by
final class ByNamespace<K, T> {

  /// Up to this many things of one key, looking at each takes less memory than to keep them apart.
  private static final int FEW = 8;

  private final Map<K, Named<T>> named = new HashMap<>();
  private int count;

  private record Numbered<T>(int number, String namespace, T thing) {}

  /// The things of one key, by namespace too where they are many.
  private static final class Named<T> {

    private List<Numbered<T>> all;
    private Map<String, List<Numbered<T>>> apart = Map.of();

    Named(Numbered<T> first) {
      this.all = List.of(first);
    }

    void add(Numbered<T> next) {
      if (all.size() == 1) {
        all = new ArrayList<>(all);
      }
      all.add(next);
      if (all.size() > FEW) {
        (apart.isEmpty() ? all : List.of(next)).forEach(this::keepApart);
      }
    }

    private void keepApart(Numbered<T> it) {
      if (apart.isEmpty()) {
        apart = new HashMap<>();
      }
      apart.computeIfAbsent(it.namespace, _ -> new ArrayList<>(1)).add(it);
    }

    List<Numbered<T>> of(String namespace) {
      return apart.isEmpty()
          ? all.stream().filter(it -> it.namespace.equals(namespace)).toList()
          : apart.getOrDefault(namespace, List.of());
    }
  }

  /// @param namespace empty where the thing does not say it
  void add(K key, String namespace, T thing) {
    var numbered = new Numbered<>(count++, namespace, thing);
    Named<T> others = named.putIfAbsent(key, new Named<>(numbered));
    if (others != null) {
      others.add(numbered);
    }
  }

  /// Those of any namespace.
  Stream<T> all(K key) {
    return things(everywhere(key));
  }

  /// Those that may be in a namespace: that say it, or none; all where it is empty.
  Stream<T> in(K key, String namespace) {
    if (namespace.isEmpty()) {
      return all(key);
    }
    List<Numbered<T>> own = of(key, namespace);
    List<Numbered<T>> open = of(key, "");
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
        ? everywhere(key).size()
        : of(key, namespace).size() + of(key, "").size();
  }

  private List<Numbered<T>> everywhere(K key) {
    Named<T> found = named.get(key);
    return found == null ? List.of() : found.all;
  }

  private List<Numbered<T>> of(K key, String namespace) {
    Named<T> found = named.get(key);
    return found == null ? List.of() : found.of(namespace);
  }

  private static <T> Stream<T> things(List<Numbered<T>> numbered) {
    return numbered.stream().map(Numbered::thing);
  }
}
