package dev.plg.app.diff;

import java.util.List;
import java.util.regex.Pattern;

/// What the values below some keys of a program's configuration do.
///
/// @param keys of the way, with dots between them; items of lists left out
record ProgramRule(Pattern keys, Effect effect, String says) {

  static ProgramRule of(String keys, Effect effect, String says) {
    return new ProgramRule(Pattern.compile("(?:" + keys + ")(?:\\..*)?"), effect, says);
  }

  boolean isAbout(DifferentValue difference) {
    return keys.matcher(String.join(".", difference.keys().steps())).matches();
  }

  /// The first rule that is about a difference, or that the program reads it at its start.
  static Verdict of(List<ProgramRule> rules, DifferentValue difference, String program) {
    return rules.stream()
        .filter(rule -> rule.isAbout(difference))
        .findFirst()
        .map(rule -> Verdict.of(rule.effect(), rule.says()))
        .orElseGet(() -> Verdict.of(Effect.RESTARTS, program + " reads it when it starts"));
  }
}
