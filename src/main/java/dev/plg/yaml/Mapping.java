package dev.plg.yaml;

import dev.plg.finding.Location;
import dev.plg.finding.Pointer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keys and values in the order in which they are written.
public final class Mapping implements Node, Section {

  private static final Entry[] NONE = {};

  public static final Mapping EMPTY = new Mapping(List.of(), Location.NONE);

  /// Up to this many entries, to look at one after the other takes no longer than a map.
  private static final int FEW = 64;

  private final Entry[] entries;
  private final @Nullable Map<String, Entry> byKey;
  // The place is in the object itself: a large input has millions of them.
  private final String file;
  private final int line;
  private final int column;

  private Mapping(Collection<Entry> entries, Location place) {
    this.entries = entries.toArray(NONE);
    this.byKey = byKey(this.entries);
    this.file = place.file();
    this.line = place.line();
    this.column = place.column();
  }

  private static @Nullable Map<String, Entry> byKey(Entry[] entries) {
    if (entries.length <= FEW) {
      return null;
    }
    Map<String, Entry> byKey = HashMap.newHashMap(entries.length);
    for (Entry entry : entries) {
      byKey.put(entry.key(), entry);
    }
    return byKey;
  }

  /// A key with its value.
  public static final class Entry {

    private final String key;
    private final Node value;
    private final String comment;
    private final String file;
    private final int line;
    private final int column;

    /// @param key always a string: Kubernetes knows no other keys
    /// @param keyPlace where the key was written
    /// @param comment printed above the key, one `#` line a line; empty for none
    public Entry(String key, Location keyPlace, Node value, String comment) {
      this.key = key;
      this.value = value;
      this.comment = comment;
      this.file = keyPlace.file();
      this.line = keyPlace.line();
      this.column = keyPlace.column();
    }

    public String key() {
      return key;
    }

    public Location keyPlace() {
      return Location.at(file, line, column);
    }

    public Node value() {
      return value;
    }

    public String comment() {
      return comment;
    }
  }

  /// The mapping of these entries; of two with the same key the later one wins.
  public static Mapping of(Collection<Entry> entries, Location place) {
    var map = new LinkedHashMap<String, Entry>();
    entries.forEach(entry -> map.put(entry.key(), entry));
    return new Mapping(map.values(), place);
  }

  /// The mapping of a plain map, each value as by [Node#of].
  public static Mapping of(Map<?, ?> plain) {
    var builder = builder();
    plain.forEach((key, value) -> builder.put(String.valueOf(key), value));
    return builder.build();
  }

  /// The mapping of one key, its value as by [Node#of].
  public static Mapping of(String key, @Nullable Object value) {
    return builder().put(key, value).build();
  }

  /// The mapping of two keys.
  public static Mapping of(String a, @Nullable Object valueA, String b, @Nullable Object valueB) {
    return builder().put(a, valueA).put(b, valueB).build();
  }

  /// The mapping of three keys.
  public static Mapping of(
      String a,
      @Nullable Object valueA,
      String b,
      @Nullable Object valueB,
      String c,
      @Nullable Object valueC) {
    return builder().put(a, valueA).put(b, valueB).put(c, valueC).build();
  }

  /// The mapping of these entries, whose keys differ.
  static Mapping owning(Collection<Entry> entries, Location place) {
    return new Mapping(entries, place);
  }

  @Override
  public Mapping tree() {
    return this;
  }

  public static Builder builder() {
    return new Builder();
  }

  /// A builder that begins with this mapping's entries.
  public Builder toBuilder() {
    var builder = new Builder();
    builder.addAll(this);
    builder.place = place();
    return builder;
  }

  @Override
  public Location place() {
    return Location.at(file, line, column);
  }

  public List<Entry> entries() {
    return Collections.unmodifiableList(Arrays.asList(entries));
  }

  public Set<String> keys() {
    var keys = new LinkedHashSet<String>();
    for (Entry entry : entries) {
      keys.add(entry.key());
    }
    return Collections.unmodifiableSet(keys);
  }

  public boolean isEmpty() {
    return entries.length == 0;
  }

  public Optional<Entry> entry(String key) {
    return Optional.ofNullable(entryOf(key));
  }

  private @Nullable Entry entryOf(String key) {
    if (byKey != null) {
      return byKey.get(key);
    }
    for (Entry entry : entries) {
      if (entry.key().equals(key)) {
        return entry;
      }
    }
    return null;
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

  /// Where the value at the end of a way was written: the value itself where it is a scalar, else
  /// its key. Where the way ends early, the last step that exists.
  public Location placeOf(String... steps) {
    Location found = place();
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

  /// Whether the scalar under a key has this text.
  public boolean is(String key, String text) {
    return text(key).filter(text::equals).isPresent();
  }

  /// Whether the value under a key is `true`.
  public boolean isOn(String key) {
    return is(key, "true");
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
    for (Entry entry : entries) {
      map.put(entry.key(), entry.value().plain());
    }
    return map;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof Mapping that && hasSameValues(that));
  }

  private boolean hasSameValues(Mapping that) {
    if (entries.length != that.entries.length) {
      return false;
    }
    for (Entry entry : entries) {
      Entry same = that.entryOf(entry.key());
      if (same == null || !entry.value().equals(same.value())) {
        return false;
      }
    }
    return true;
  }

  /// Whatever the order of the keys, as [#equals].
  @Override
  public int hashCode() {
    int hash = 0;
    for (Entry entry : entries) {
      hash += entry.key().hashCode() ^ entry.value().hashCode();
    }
    return hash;
  }

  @Override
  public String toString() {
    return JsonWriter.writeCompact(this);
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

    /// Adds a value with a comment only where `condition` holds.
    public Builder putIf(boolean condition, String key, @Nullable Object value, String comment) {
      return condition ? put(key, value, comment) : this;
    }

    /// Adds a value unless it says nothing: null, an empty `Optional`, a list, a map or a section
    /// without content.
    public Builder with(String key, @Nullable Object value) {
      return with(key, value, "");
    }

    /// Adds a value that says something, with a comment above its key.
    public Builder with(String key, @Nullable Object value, String comment) {
      Node node = Node.of(value);
      boolean empty = node.isNull() || node.equals(EMPTY) || node.equals(Sequence.EMPTY);
      return empty ? this : add(new Entry(key, Location.NONE, node, comment));
    }

    /// Adds a value, or null in place of one that says nothing, for a template, which leaves the
    /// key out.
    public Builder putOrNull(String key, @Nullable Object value) {
      return put(key, null).with(key, value);
    }

    /// Adds the entries of a mapping, or of a section, with their comments.
    public Builder addAll(Section section) {
      for (Entry entry : section.tree().entries) {
        entries.put(entry.key(), entry);
      }
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
      return new Mapping(entries.values(), place);
    }
  }
}
