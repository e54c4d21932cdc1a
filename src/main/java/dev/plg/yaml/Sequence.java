package dev.plg.yaml;

import dev.plg.finding.Location;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A list of values.
public final class Sequence implements Node {

  public static final Sequence EMPTY = new Sequence(List.of(), Location.NONE);

  private final List<Node> items;
  // The place is in the object itself: a large input has millions of them.
  private final String file;
  private final int line;
  private final int column;

  public Sequence(List<Node> items, Location place) {
    this.items = List.copyOf(items);
    this.file = place.file();
    this.line = place.line();
    this.column = place.column();
  }

  /// A list of plain values, each as by [Node#of].
  public static Sequence of(Collection<?> values) {
    return new Sequence(values.stream().map(Node::of).toList(), Location.NONE);
  }

  public static Sequence of(Object... values) {
    return of(List.of(values));
  }

  public List<Node> items() {
    return items;
  }

  @Override
  public Location place() {
    return Location.at(file, line, column);
  }

  /// Those items that are mappings.
  public Stream<Mapping> mappings() {
    return items.stream().filter(Mapping.class::isInstance).map(Mapping.class::cast);
  }

  /// The texts of those items that are scalars.
  public Stream<String> texts() {
    return items.stream()
        .filter(item -> item instanceof Scalar && !item.isNull())
        .map(item -> ((Scalar) item).text());
  }

  @Override
  public List<@Nullable Object> plain() {
    var values = new ArrayList<@Nullable Object>();
    items.forEach(item -> values.add(item.plain()));
    return values;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Sequence that && items.equals(that.items);
  }

  @Override
  public int hashCode() {
    return items.hashCode();
  }

  @Override
  public String toString() {
    return JsonWriter.writeCompact(this);
  }
}
