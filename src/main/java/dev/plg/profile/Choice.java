package dev.plg.profile;

import java.util.Optional;

/// A section that must hold exactly one of several keys.
final class Choice {

  private Choice() {}

  /// The one key; empty, with a finding, where there is none or more than one.
  ///
  /// @param why what is unknown where there is none
  static Optional<String> of(Section section, String why, String example) {
    if (section.keys().isEmpty()) {
      section.report(
          "stack/missing",
          section.place(),
          "`%s` is missing".formatted(section.at()),
          why,
          "set it, as in " + example);
      return Optional.empty();
    }
    if (section.keys().size() > 1) {
      section.report(
          "stack/choice",
          section.place(section.keys().getLast()),
          "`%s` has both %s".formatted(section.at(), String.join(" and ", section.keys())),
          "exactly one of them can be true",
          "remove all but one");
      return Optional.empty();
    }
    return Optional.of(section.keys().getFirst());
  }
}
