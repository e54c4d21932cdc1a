package dev.plg.key;

import java.util.List;
import java.util.Optional;

/// A mapping that holds exactly one of several keys. A layer that names one of them replaces the
/// one of the layer below.
///
/// @param why the consequence where it holds none
public record OneOf<T>(Group group, List<FileKey<? extends T>> kinds, String why)
    implements Shape<T> {

  @SafeVarargs
  @SuppressWarnings("varargs") // Group.group is safe as well
  public static <T> OneOf<T> oneOf(String why, FileKey<? extends T>... kinds) {
    List<FileKey<? extends T>> list = List.of(kinds);
    return new OneOf<>(Group.later(() -> List.<FileKey<?>>copyOf(list)), list, why);
  }

  /// Each key is read in any case: what is wrong below one is reported beside that there are two.
  @Override
  public Optional<T> read(FileValue value) {
    return group.read(value).flatMap(this::only);
  }

  private Optional<T> only(FileValue section) {
    List<FileKey<? extends T>> present = kinds.stream().filter(section::has).toList();
    List<String> names = kinds.stream().<String>map(FileKey::name).toList();
    if (section.isEmpty()) {
      section.report(
          "missing",
          section.place(),
          "`%s` is empty".formatted(section.at()),
          why,
          "set one of " + String.join(", ", names));
    }
    if (present.size() > 1) {
      section.report(
          "choice",
          section.place(present.getLast()),
          "`%s` has both %s and %s"
              .formatted(section.at(), present.getFirst().name(), present.getLast().name()),
          "plg accepts exactly one of them",
          "remove all but one");
    }
    List<Optional<T>> values =
        present.stream().map(key -> section.find(key).<T>map(it -> it)).toList();
    return values.size() == 1 ? values.getFirst() : Optional.empty();
  }

  @Override
  public void check(FileValue value) {
    group.check(value);
  }

  @Override
  public List<FileKey<?>> keys() {
    return group.keys();
  }
}
