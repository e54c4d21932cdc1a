package dev.plg.key;

import dev.plg.yaml.Node;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A list.
///
/// @param least how many items there must be
public record Items<T>(Shape<T> item, int least) implements Shape<List<T>> {

  /// A list of any length.
  public static <T> Items<T> items(Shape<T> item) {
    return new Items<>(item, 0);
  }

  /// The items that are of their shape.
  @Override
  public Optional<List<T>> read(FileValue value) {
    var items = new ArrayList<T>();
    return each(value, it -> item.read(it).ifPresent(items::add))
        ? Optional.of(List.copyOf(items))
        : Optional.empty();
  }

  @Override
  public void check(FileValue value) {
    var _ = each(value, item::check);
  }

  private boolean each(FileValue value, Consumer<FileValue> taker) {
    if (!(value.node() instanceof Sequence list)) {
      return value.isNot("a list", "").isPresent();
    }
    List<Node> items = list.items();
    if (items.size() < least) {
      return value.refuse("value", " is empty", "name one, or remove the key").isPresent();
    }
    for (int i = 0; i < items.size(); i++) {
      taker.accept(value.item(i, items.get(i)));
    }
    return true;
  }

  @Override
  public List<FileKey<?>> itemKeys() {
    return item.keys();
  }
}
