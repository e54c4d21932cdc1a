package dev.plg.yaml;

import dev.plg.finding.Location;
import dev.plg.finding.Pointer;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keys and values in the order in which they are written.
public final class Mapping implements Node {

  public static final Mapping EMPTY = new Mapping(new LinkedHashMap<>(), Location.NONE);

  private final Map<String, Entry> entries;
  private final Location place;

  private Mapping(Map<String, Entry> entries, Location place) {
    this.entries = entries;
    this.place = place;
  }

  /// A key with its value.
  ///
  /// @param key always a string: Kubernetes knows no other keys
  /// @param keyPlace where the key was written
  /// @param comment printed above the key, one `#` line a line; empty for none
  public record Entry(String key, Location keyPlace, Node value, String comment) {}

  /// The mapping of these entries; of two with the same key the later one wins.
  public static Mapping of(Collection<Entry> entries, Location place) {
    var map = new LinkedHashMap<String, Entry>();
    entries.forEach(entry -> map.put(entry.key(), entry));
    return new Mapping(map, place);
  }

  /// The mapping of a plain map, each value as by [Node#of].
  public static Mapping of(Map<?, ?> plain) {
    var builder = builder();
    plain.forEach((key, value) -> builder.put(String.valueOf(key), value));
    return builder.build();
  }

  /// The mapping that takes over `entries`, which nobody may change any more.
  static Mapping owning(Map<String, Entry> entries, Location place) {
    return new Mapping(entries, place);
  }

  public static Builder builder() {
    return new Builder();
  }

  /// A builder that begins with this mapping's entries.
  public Builder toBuilder() {
    var builder = new Builder();
    builder.entries.putAll(entries);
    builder.place = place;
    return builder;
  }

  @Override
  public Location place() {
    return place;
  }

  public Collection<Entry> entries() {
    return Collections.unmodifiableCollection(entries.values());
  }

  public Set<String> keys() {
    return Collections.unmodifiableSet(entries.keySet());
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }

  public Optional<Entry> entry(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  public Optional<Node> find(String key) {
    return entry(key).map(Entry::value);
  }

  /// The value at the end of the way, if every step exists.
  public Optional<Node> find(Pointer pointer) {
    Optional<Node> here = Optional.of(this);
    for (String step : pointer.steps()) {
      here = here.flatMap(node -> child(node, step));
    }
    return here;
  }

  /// Where the value at the end of a way was written: the value itself where it is a scalar, else its
  /// key. Where the way ends early, the last step that exists.
  public Location placeOf(String... steps) {
    Location found = place;
    Node here = this;
    for (String step : steps) {
      Optional<Node> next = child(here, step);
      if (next.isEmpty()) {
        return found;
      }
      found =
          here instanceof Mapping map && !(next.get() instanceof Scalar)
              ? map.entry(step).orElseThrow().keyPlace()
              : next.get().place();
      here = next.get();
    }
    return found;
  }

  /// The mapping under a key; empty where there is none.
  public Mapping mapping(String key) {
    return find(key).orElse(EMPTY) instanceof Mapping mapping ? mapping : EMPTY;
  }

  /// The list under a key; empty where there is none.
  public Sequence sequence(String key) {
    return find(key).orElse(EMPTY) instanceof Sequence sequence ? sequence : Sequence.EMPTY;
  }

  /// The scalar's text under a key; empty where there is none.
  public Optional<String> text(String key) {
    return find(key)
        .flatMap(
            node ->
                node instanceof Scalar scalar && !scalar.isNull()
                    ? Optional.of(scalar.text())
                    : Optional.empty());
  }

  private static Optional<Node> child(Node node, String step) {
    return switch (node) {
      case Mapping mapping -> mapping.find(step);
      case Sequence sequence -> item(sequence, step);
      case Scalar _ -> Optional.empty();
    };
  }

  private static Optional<Node> item(Sequence sequence, String step) {
    return step.matches("[0-9]{1,9}") && Integer.parseInt(step) < sequence.items().size()
        ? Optional.of(sequence.items().get(Integer.parseInt(step)))
        : Optional.empty();
  }

  @Override
  public Map<String, @Nullable Object> plain() {
    var map = new LinkedHashMap<String, @Nullable Object>();
    entries.forEach((key, entry) -> map.put(key, entry.value().plain()));
    return map;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Mapping that && values(this).equals(values(that)));
  }

  @Override
  public int hashCode() {
    return values(this).hashCode();
  }

  private static Map<String, Node> values(Mapping mapping) {
    var map = new LinkedHashMap<String, Node>();
    mapping.entries.forEach((key, entry) -> map.put(key, entry.value()));
    return map;
  }

  @Override
  public String toString() {
    return values(this).toString();
  }

  /// Collects entries in order; a second `put` of a key replaces the first in its place.
  public static final class Builder {
    private final LinkedHashMap<String, Entry> entries = new LinkedHashMap<>();
    private Location place = Location.NONE;

    private Builder() {}

    /// Adds a plain value, as by [Node#of].
    public Builder put(String key, @Nullable Object value) {
      return add(new Entry(key, Location.NONE, Node.of(value), ""));
    }

    /// Adds a value with a comment above its key.
    public Builder put(String key, @Nullable Object value, String comment) {
      return add(new Entry(key, Location.NONE, Node.of(value), comment));
    }

    /// Adds a value only where `condition` holds.
    public Builder putIf(boolean condition, String key, @Nullable Object value) {
      return condition ? put(key, value) : this;
    }

    /// Adds a plain value where there is one.
    public Builder putIfPresent(String key, Optional<?> value) {
      return putIf(value.isPresent(), key, value);
    }

    /// Adds a node unless it is null, or a map or list without content.
    public Builder putUnlessEmpty(String key, Node value) {
      boolean empty = value.isNull() || value.equals(EMPTY) || value.equals(Sequence.EMPTY);
      return putIf(!empty, key, value);
    }

    /// Adds a mapping's entries with their comments.
    public Builder addAll(Mapping mapping) {
      entries.putAll(mapping.entries);
      return this;
    }

    public Builder add(Entry entry) {
      entries.put(entry.key(), entry);
      return this;
    }

    public Builder remove(String key) {
      entries.remove(key);
      return this;
    }

    public Builder at(Location where) {
      place = where;
      return this;
    }

    public Mapping build() {
      return new Mapping(new LinkedHashMap<>(entries), place);
    }
  }
}
