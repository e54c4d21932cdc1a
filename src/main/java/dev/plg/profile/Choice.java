package dev.plg.profile;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A section that must hold exactly one of several keys.
final class Choice {

  private Choice() {}

  /// What the one key holds; empty, with a finding, where there is none or more than one. Each key
  /// is read in any case: what is wrong beneath one is to be said beside that there are two.
  ///
  /// @param why what is unknown where there is none
  /// @param kinds reads what a key holds
  static <T> Optional<T> of(
      Section section, String why, String example, Function<String, Optional<T>> kinds) {
    List<String> keys = section.keys();
    if (keys.isEmpty()) {
      section.report(
          "stack/missing",
          section.place(),
          "`%s` is missing".formatted(section.at()),
          why,
          "set it, as in " + example);
    }
    if (keys.size() > 1) {
      section.report(
          "stack/choice",
          section.place(keys.getLast()),
          "`%s` has both %s".formatted(section.at(), String.join(" and ", keys)),
          "exactly one of them can be true",
          "remove all but one");
    }
    List<Optional<T>> values = keys.stream().map(kinds).toList();
    return values.size() == 1 ? values.getFirst() : Optional.empty();
  }
}
