package dev.plg.app.settings;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.rule.HistoryRule;
import dev.plg.rule.PictureRule;
import dev.plg.rule.Rule;
import dev.plg.rule.StackRule;
import dev.plg.rule.registry.Rules;
import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
  private record Entry(String rule, Location at, Predicate<Finding> scope, boolean expected) {

    boolean covers(Finding finding) {
      return finding.rule().equals(rule) && scope.test(finding);
    }
  }

  /// What is ignored of a stack: by `.plg.yaml`, by comments in its files, and by the annotation in
  /// its `metadata`, which is about all of it.
  ///
  /// @param texts of the stack's files, by their names
  /// @param source the stack's layers, merged
  public static Ignored inStack(Settings settings, Map<String, String> texts, Mapping source) {
    var ignored = new Ignored();
    settings.addTo(ignored);
    texts.forEach((file, text) -> ignored.addComments(file, text, 0));
    Mapping annotations = source.mapping("metadata").mapping("annotations");
    annotations
        .text(KEY)
        .ifPresent(said -> ignored.add(said, annotations.placeOf(KEY), _ -> true, true));
    return ignored;
  }

  /// Adds what the comments of a text say.
  ///
  /// @param firstLine how many lines of the file come before the text
  public void addComments(String file, String text, int firstLine) {
    if (text.contains(KEY + ":")) {
      new IgnoreComments(file, text, firstLine)
          .each((said, at, scope) -> add(said, at, scope, true));
    }
  }

  /// Adds what follows the key: `rule-id: reason`, one a line or with `;` between them.
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
      // A change is judged when all else is said: it cannot be known here whether one is ignored.
      boolean isKnownNow = !(known.get() instanceof HistoryRule);
      entries.add(new Entry(known.get().about().id(), at, scope, expected && isKnownNow));
    }
  }

  /// The findings that are left.
  public List<Finding> left(List<Finding> all) {
    return all.stream()
        .filter(finding -> entries.stream().noneMatch(it -> it.covers(finding)))
        .toList();
  }

  /// The findings of a stack that are left. An error that a rule on the stack or on what would run
  /// finds is a judgement, which a reason may overrule; any other means that there is no stack.
  public List<Finding> leftOfStack(List<Finding> all) {
    return all.stream()
        .filter(finding -> isFatal(finding) || entries.stream().noneMatch(it -> it.covers(finding)))
        .toList();
  }

  private static boolean isFatal(Finding finding) {
    return finding.isError()
        && Rules.named(finding.rule())
            .filter(rule -> rule instanceof StackRule || rule instanceof PictureRule)
            .isEmpty();
  }

  /// What is wrong with the ignoring itself.
  ///
  /// @param all the findings, those included that are ignored
  public List<Finding> faults(List<Finding> all) {
    var faults = new ArrayList<Finding>(findings);
    for (Entry entry : entries) {
      if (entry.expected() && all.stream().noneMatch(entry::covers)) {
        faults.add(
            warning(
                "lint/ignore-unused",
                entry.at(),
                "'%s' is ignored here, but finds nothing".formatted(entry.rule())));
      }
    }
    return faults;
  }

  private static Finding warning(String rule, Location at, String message) {
    return warning(rule, at, message, Rules.named(rule).orElseThrow().about().fix());
  }

  private static Finding warning(String rule, Location at, String message, String fix) {
    String why = Rules.named(rule).orElseThrow().about().why();
    return new Finding(rule, Severity.WARNING, at, message, why, fix);
  }
}
