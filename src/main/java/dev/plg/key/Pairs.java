package dev.plg.key;

import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// A mapping whose keys the user chooses.
///
/// @param names a regular expression that matches a whole key
/// @param hint the form of keys in words
/// @param pair throws where a key or its value is refused
public record Pairs<T>(String names, String hint, Shape<T> value, BiConsumer<String, T> pair)
    implements Shape<SortedMap<String, T>> {

  static final String ANY = ".*";

  public static <T> Pairs<T> pairs(Shape<T> value, BiConsumer<String, T> pair) {
    return new Pairs<>(ANY, "", value, pair);
  }

  /// Pairs whose keys have a form.
  public static <T> Pairs<T> pairs(String names, String hint, Shape<T> value) {
    return new Pairs<>(names, hint, value, (_, _) -> {});
  }

  /// The pairs that are of their shape.
  @Override
  public Optional<SortedMap<String, T>> read(FileValue map) {
    var pairs = new TreeMap<String, T>();
    for (Mapping.Entry entry : named(map)) {
      FileValue child = map.child(entry);
      value
          .read(child)
          .flatMap(typed -> child.valid(entry.keyPlace(), () -> checked(entry.key(), typed)))
          .ifPresent(typed -> pairs.put(entry.key(), typed));
    }
    return map.node() instanceof Mapping ? Optional.of(pairs) : Optional.empty();
  }

  private T checked(String key, T typed) {
    pair.accept(key, typed);
    return typed;
  }

  @Override
  public void check(FileValue map) {
    if (itemKeys().isEmpty()) {
      var _ = read(map);
    } else {
      named(map).forEach(entry -> value.check(map.child(entry)));
    }
  }

  /// The pairs whose keys are right; `null` removes a pair of the layer below.
  private List<Mapping.Entry> named(FileValue map) {
    var named = new ArrayList<Mapping.Entry>();
    if (!(map.node() instanceof Mapping mapping)) {
      var _ = map.isNot("a mapping", "");
      return named;
    }
    for (Mapping.Entry entry : mapping.entries()) {
      if (!entry.key().matches(names)) {
        String message = "`%s` cannot have the key '%s'".formatted(map.at(), entry.key());
        map.reading().refuse("key", entry.keyPlace(), message, hint);
      } else if (!entry.value().isNull()) {
        named.add(entry);
      }
    }
    return named;
  }

  @Override
  public List<FileKey<?>> itemKeys() {
    return value.keys().isEmpty() ? value.itemKeys() : value.keys();
  }
}
