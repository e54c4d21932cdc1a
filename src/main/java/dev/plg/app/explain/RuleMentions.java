package dev.plg.app.explain;

import dev.plg.catalog.Versions;
import dev.plg.rule.About;
import dev.plg.rule.Rule;
import dev.plg.rule.StackRule;
import dev.plg.rule.ValuesRule;
import dev.plg.rule.registry.Rules;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The rules whose declaration names a key: in code type, in what they say of the problem, the
/// reason or the repair.
final class RuleMentions {

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /// A key, with or without the keys above it, and what a repair sets it to.
  private static final Pattern KEY = Pattern.compile("([A-Za-z_][\\w.\\[\\]-]*)(?:[:= ].*)?");

  private RuleMentions() {}

  /// Those that name a key of the stack file by its whole path.
  static List<String> ofStackKey(String path) {
    return of(StackRule.class::isInstance, path::equals);
  }

  /// Those that name a value of charts, by its path or the end of it.
  static List<String> ofValue(String path) {
    return of(ValuesRule.class::isInstance, named -> ends(path, named));
  }

  /// Those on a program that name a key of its configuration, by its path or the end of it.
  ///
  /// @param program as in a sentence: `Loki`
  static List<String> ofProgramKey(String program, String path) {
    return of(rule -> isOf(program, rule), named -> ends(path, named));
  }

  private static boolean isOf(String program, Rule rule) {
    return !(rule instanceof StackRule)
        && rule.about().ranges().stream().map(Versions::program).anyMatch(program::equals);
  }

  /// Whether a text names the key at the end of a path; a position in a list may be left out.
  private static boolean ends(String path, String named) {
    String plain = path.replace("[]", "");
    String wanted = named.replaceAll("\\[\\w*]", "");
    return plain.equals(wanted) || plain.endsWith("." + wanted);
  }

  private static List<String> of(Predicate<Rule> isCandidate, Predicate<String> names) {
    return Rules.ALL.stream()
        .filter(isCandidate)
        .map(Rule::about)
        .filter(about -> keys(about).anyMatch(names))
        .map(About::id)
        .distinct()
        .sorted()
        .toList();
  }

  private static Stream<String> keys(About about) {
    return Stream.of(about.what(), about.why(), about.fix())
        .flatMap(text -> CODE.matcher(text).results())
        .map(match -> KEY.matcher(match.group(1)))
        .filter(Matcher::matches)
        .map(MatchResult::group)
        .map(code -> KEY.matcher(code).replaceFirst("$1"));
  }
}
