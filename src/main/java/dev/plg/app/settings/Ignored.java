package dev.plg.app.settings;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.rule.Rule;
import dev.plg.rule.registry.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The rules that the user ignores, and why: by an annotation of an object, by a comment in a text,
/// or in `.plg.yaml`. An entry without a reason, or of a rule that does not exist, is a finding.
public final class Ignored {

  /// The annotation's key, and what a comment begins with.
  public static final String KEY = "plg.dev/ignore";

  private final List<Entry> entries = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  /// One thing to ignore.
  ///
  /// @param rule an id or an alias
  /// @param at where it is said
  /// @param scope which findings of the rule
  /// @param expected whether it is a fault that nothing matches
  private record Entry(String rule, Location at, Predicate<Finding> scope, boolean expected) {}

  /// Adds what the comments of a text say.
  ///
  /// @param firstLine how many lines of the file stand before the text
  public void addComments(String file, String text, int firstLine) {
    if (text.contains(KEY + ":")) {
      new IgnoreComments(file, text, firstLine)
          .each((said, at, scope) -> add(said, at, scope, true));
    }
  }

  /// Adds what stands behind the key: `rule-id: reason`, one a line or with `;` between them.
  public void add(String said, Location at, Predicate<Finding> scope, boolean expected) {
    for (String line : said.split("[;\n]", -1)) {
      int colon = line.indexOf(':');
      String rule = (colon < 0 ? line : line.substring(0, colon)).strip();
      String reason = colon < 0 ? "" : line.substring(colon + 1).strip();
      if (!rule.isEmpty()) {
        add(rule, reason, at, scope, expected);
      }
    }
  }

  void add(String rule, String reason, Location at, Predicate<Finding> scope, boolean expected) {
    Optional<Rule> known = Rules.named(rule);
    if (known.isEmpty()) {
      String fallback = "`plg rules` lists the ids";
      findings.add(
          warning(
              "lint/ignore-unknown",
              at,
              "there is no rule '%s' to ignore".formatted(rule),
              RuleNames.didYouMean(rule, fallback)));
    } else if (reason.isEmpty()) {
      findings.add(
          warning(
              "lint/ignore-without-reason",
              at,
              "'%s' is ignored without a reason".formatted(rule)));
    } else {
      entries.add(new Entry(known.get().about().id(), at, scope, expected));
    }
  }

  /// The findings that are left, with those about the ignoring itself.
  public List<Finding> applyTo(List<Finding> all) {
    var left = new ArrayList<Finding>(all);
    for (Entry entry : entries) {
      boolean matched =
          left.removeIf(it -> it.rule().equals(entry.rule()) && entry.scope().test(it));
      if (!matched && entry.expected() && !alreadyGone(entry, all)) {
        findings.add(
            warning(
                "lint/ignore-unused",
                entry.at(),
                "'%s' is ignored here, but finds nothing".formatted(entry.rule())));
      }
    }
    left.addAll(findings);
    return left;
  }

  private static boolean alreadyGone(Entry entry, List<Finding> all) {
    return all.stream().anyMatch(it -> it.rule().equals(entry.rule()) && entry.scope().test(it));
  }

  private static Finding warning(String rule, Location at, String message) {
    return warning(rule, at, message, Rules.named(rule).orElseThrow().about().fix());
  }

  private static Finding warning(String rule, Location at, String message, String fix) {
    String why = Rules.named(rule).orElseThrow().about().why();
    return new Finding(rule, Severity.WARNING, at, message, why, fix);
  }
}
