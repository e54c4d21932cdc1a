package dev.plg.profile;

import dev.plg.finding.Nearest;
import dev.plg.finding.Pointer;
import dev.plg.key.FileKey;
import dev.plg.key.Reading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// A key that a stack file does not have, and the one that its author most likely meant.
final class UnknownStackKey {

  /// More suggestions than these do not help.
  private static final int FEW = 3;

  private static final String REFERENCE = "`plg schema -o markdown` describes every key";

  /// Sections whose keys mean the same for every component.
  private static final Set<String> GENERAL = Set.of("cluster", "images", "helm");

  /// Components that use the storage of the stack.
  private static final Set<String> STORING = Set.of("loki", "tempo");

  /// Keys that are about the file.
  private static final Set<String> OF_FILE =
      Set.of("apiVersion", "kind", "metadata", "extends", "environments");

  private final List<String> at;
  private final String name;
  private final List<List<String>> paths = new ArrayList<>();

  private UnknownStackKey(Pointer at, String name) {
    boolean inEnvironment = at.steps().size() > 1 && at.steps().getFirst().equals("environments");
    this.at = inEnvironment ? at.steps().subList(2, at.steps().size()) : at.steps();
    this.name = name;
    collect(StackFile.KEYS.keys(), Pointer.ROOT);
  }

  private void collect(List<FileKey<?>> keys, Pointer below) {
    for (FileKey<?> key : keys) {
      Pointer path = below.to(key.name());
      if (concernsTheSame(path.steps())) {
        paths.add(path.steps());
      }
      collect(key.shape().keys(), path);
    }
  }

  /// @param known the keys that are known where the unknown one is
  static Reading.Hint hint(Pointer at, String name, Collection<String> known) {
    Optional<String> advice = OutOfScope.of(name);
    if (advice.isPresent()) {
      return new Reading.Hint("", advice.get() + "; " + REFERENCE);
    }
    Optional<String> meant = new UnknownStackKey(at, name).meant(known);
    return meant.isPresent()
        ? new Reading.Hint("; did you mean %s?".formatted(meant.get()), REFERENCE)
        : new Reading.Hint("", "use one of " + String.join(", ", known) + "; " + REFERENCE);
  }

  private Optional<String> meant(Collection<String> known) {
    String plain = plain(name);
    String joined = at.isEmpty() ? plain : plain(at.getLast()) + plain;
    return Nearest.to(name, known)
        .map("'%s'"::formatted)
        .or(() -> elsewhere(path -> path.getLast().equals(name)))
        .or(() -> elsewhere(path -> plain(path.getLast()).equals(joined)))
        .or(() -> elsewhere(path -> path.size() > 1 && plain(lastTwo(path)).equals(plain)))
        .or(() -> Nearest.beginning(name, known).map("'%s'"::formatted))
        .or(() -> elsewhere(path -> Nearest.slip(name, List.of(path.getLast())).isPresent()))
        .or(() -> elsewhere(path -> Nearest.beginning(name, List.of(path.getLast())).isPresent()));
  }

  /// The matching paths of the same component; else all, as far as they are the shortest and few.
  private Optional<String> elsewhere(Predicate<List<String>> matches) {
    List<List<String>> found = paths.stream().filter(matches).toList();
    List<List<String>> own = isComponent() ? ofSection(found, at.getFirst()) : List.of();
    List<List<String>> chosen = shortest(own.isEmpty() ? found : own);
    return chosen.isEmpty() || chosen.size() > FEW
        ? Optional.empty()
        : Optional.of(
            String.join(
                " or ", chosen.stream().map(it -> "`%s`".formatted(new Pointer(it))).toList()));
  }

  private static List<List<String>> ofSection(List<List<String>> paths, String section) {
    return paths.stream().filter(path -> path.getFirst().equals(section)).toList();
  }

  private static List<List<String>> shortest(List<List<String>> paths) {
    int length = paths.stream().mapToInt(List::size).min().orElse(0);
    return paths.stream().filter(path -> path.size() == length).toList();
  }

  /// Whether a key of this path can be meant here: the keys of one component do not mean the same
  /// for another.
  private boolean concernsTheSame(List<String> path) {
    if (!isComponent()) {
      return true;
    }
    String section = path.getFirst();
    return section.equals(at.getFirst())
        || GENERAL.contains(section)
        || (section.equals("storage") && STORING.contains(at.getFirst()))
        || (path.size() == 1 && !OF_FILE.contains(section));
  }

  private boolean isComponent() {
    return !at.isEmpty() && !GENERAL.contains(at.getFirst()) && !at.getFirst().equals("storage");
  }

  private static String lastTwo(List<String> path) {
    return path.get(path.size() - 2) + path.getLast();
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
  }
}
