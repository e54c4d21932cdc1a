package dev.plg.key;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// A mapping from whose keys one typed value is made.
///
/// @param make empty, with a finding, where keys are missing, refused or contradict each other
public record Made<T>(Group group, Function<FileValue, Optional<T>> make) implements Shape<T> {

  /// A value that needs each of these keys; a key with a default has a value in any case.
  private static <T> Made<T> whole(Function<FileValue, T> make, FileKey<?>... keys) {
    return new Made<>(
        Group.group(keys),
        section ->
            isComplete(section, keys)
                ? section.whole(() -> make.apply(section))
                : Optional.empty());
  }

  private static boolean isComplete(FileValue section, FileKey<?>... keys) {
    boolean complete = true;
    for (FileKey<?> key : keys) {
      complete &= section.need(key).isPresent();
    }
    return complete;
  }

  public static <A, T> Made<T> made(FileKey<A> a, Function<A, T> of) {
    return whole(it -> of.apply(it.get(a)), a);
  }

  public static <A, B, T> Made<T> made(FileKey<A> a, FileKey<B> b, BiFunction<A, B, T> of) {
    return whole(it -> of.apply(it.get(a), it.get(b)), a, b);
  }

  /// Makes a value of three.
  public interface Of3<A, B, C, T> {
    T apply(A a, B b, C c);
  }

  public static <A, B, C, T> Made<T> made(
      FileKey<A> a, FileKey<B> b, FileKey<C> c, Of3<A, B, C, T> of) {
    return whole(it -> of.apply(it.get(a), it.get(b), it.get(c)), a, b, c);
  }

  /// Makes a value of four.
  public interface Of4<A, B, C, D, T> {
    T apply(A a, B b, C c, D d);
  }

  public static <A, B, C, D, T> Made<T> made(
      FileKey<A> a, FileKey<B> b, FileKey<C> c, FileKey<D> d, Of4<A, B, C, D, T> of) {
    return whole(it -> of.apply(it.get(a), it.get(b), it.get(c), it.get(d)), a, b, c, d);
  }

  /// Makes a value of five.
  public interface Of5<A, B, C, D, E, T> {
    T apply(A a, B b, C c, D d, E e);
  }

  public static <A, B, C, D, E, T> Made<T> made(
      FileKey<A> a,
      FileKey<B> b,
      FileKey<C> c,
      FileKey<D> d,
      FileKey<E> e,
      Of5<A, B, C, D, E, T> of) {
    return whole(
        it -> of.apply(it.get(a), it.get(b), it.get(c), it.get(d), it.get(e)), a, b, c, d, e);
  }

  @Override
  public Optional<T> read(FileValue value) {
    return group.read(value).flatMap(make);
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
