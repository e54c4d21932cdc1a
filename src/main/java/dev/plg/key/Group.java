package dev.plg.key;

import dev.plg.yaml.Mapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A mapping of declared keys and no others.
public final class Group implements Shape<FileValue> {

  private final Supplier<List<FileKey<?>>> declared;
  private @Nullable List<FileKey<?>> keys;

  private Group(Supplier<List<FileKey<?>>> declared) {
    this.declared = declared;
  }

  public static Group group(FileKey<?>... keys) {
    List<FileKey<?>> list = List.of(keys);
    return new Group(() -> list);
  }

  /// A group whose keys are asked for only where the keys themselves matter: to decode a file, the
  /// descriptions of its keys are not needed, nor the keys of components that it does not have.
  public static Group later(Supplier<List<FileKey<?>>> keys) {
    return new Group(keys);
  }

  /// The keys of several groups, in this order.
  public static Group of(Group... groups) {
    return later(() -> Stream.of(groups).flatMap(it -> it.keys().stream()).toList());
  }

  /// The same list at each call: the schema tells keys that several groups share by identity.
  @Override
  public List<FileKey<?>> keys() {
    List<FileKey<?>> known = keys;
    if (known == null) {
      known = declared.get();
      keys = known;
    }
    return known;
  }

  @Override
  public Optional<FileValue> read(FileValue value) {
    return value.node() instanceof Mapping ? Optional.of(value) : value.isNot("a mapping", "");
  }

  @Override
  public void check(FileValue value) {
    if (!(value.node() instanceof Mapping mapping)) {
      var _ = value.isNot("a mapping", "");
      return;
    }
    var known = new LinkedHashMap<String, FileKey<?>>();
    keys().forEach(key -> known.put(key.name(), key));
    for (Mapping.Entry entry : mapping.entries()) {
      Optional<FileKey<?>> key = Optional.ofNullable(known.get(entry.key()));
      if (key.isEmpty()) {
        refuse(value, entry, known);
      } else if (!entry.value().isNull()) { // null removes a value of the layer below
        key.get().shape().check(value.child(entry));
      }
    }
  }

  private static void refuse(FileValue value, Mapping.Entry entry, Map<String, FileKey<?>> known) {
    Reading reading = value.reading();
    Reading.Hint hint = reading.kind().unknown().hint(value.at(), entry.key(), known.keySet());
    String where = value.at().isRoot() ? reading.kind().name() : "`%s`".formatted(value.at());
    reading.refuse(
        "unknown-key",
        entry.keyPlace(),
        "%s has no key '%s'%s".formatted(where, entry.key(), hint.meaning()),
        hint.fix());
  }
}
