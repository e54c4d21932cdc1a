package dev.plg.catalog;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// What is known of a version, or of the one that is nearest to it.
///
/// @param known at the version itself, or at the nearest one
/// @param others what may hold instead: what they do not share is not certain
/// @param isCertain false where nothing is known of what came before or after
public record Nearby<T>(T known, List<T> others, boolean isCertain) {

  public Nearby {
    others = List.copyOf(others);
  }

  /// Whether it is known at the version itself.
  public boolean isExact() {
    return isCertain && others.isEmpty();
  }

  /// Empty where everything known is newer, and of another major version.
  ///
  /// @param all what is known, the oldest first
  public static <T> Optional<Nearby<T>> of(
      Version version, List<T> all, Function<T, Version> versionOf) {
    Predicate<T> isSame = it -> versionOf.apply(it).equals(version);
    Predicate<T> isOlder = it -> versionOf.apply(it).compareTo(version) < 0;
    Optional<T> same = all.stream().filter(isSame).findFirst();
    if (same.isPresent()) {
      return same.map(it -> new Nearby<>(it, List.of(), true));
    }
    Optional<T> older = all.stream().filter(isOlder).reduce((_, next) -> next);
    Optional<T> newer = all.stream().filter(isOlder.negate()).findFirst();
    if (older.isEmpty()) {
      return newer
          .filter(it -> versionOf.apply(it).major() == version.major())
          .map(it -> new Nearby<>(it, List.of(), false));
    }
    if (newer.isEmpty()) {
      return older.map(it -> new Nearby<>(it, List.of(), false));
    }
    boolean isNewer =
        versionOf.apply(newer.get()).major() == version.major()
            && !versionOf.apply(older.get()).minor().equals(version.minor());
    T nearest = isNewer ? newer.get() : older.get();
    T other = isNewer ? older.get() : newer.get();
    return Optional.of(new Nearby<>(nearest, List.of(other), true));
  }
}
