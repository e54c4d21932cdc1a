package dev.plg.app.explain;

import dev.plg.app.settings.RuleNames;
import dev.plg.catalog.KeyBook;
import dev.plg.catalog.KeyEntry;
import dev.plg.catalog.KnownChart;
import dev.plg.catalog.KnownCharts;
import dev.plg.catalog.Program;
import dev.plg.catalog.Version;
import dev.plg.finding.Nearest;
import dev.plg.profile.StackSchema;
import dev.plg.rule.About;
import dev.plg.rule.Rule;
import dev.plg.rule.registry.Examples;
import dev.plg.rule.registry.Rules;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What there is to say about a word: a rule, a key of the stack file or of .plg.yaml, a value of a
/// chart (`loki:loki.storage`) or a key of a program's configuration (`loki.limits_config`).
///
/// @param programs whose configurations are known, by the first step of their keys' paths
/// @param chartVersion a version or a range; empty for the newest
/// @param versions those of programs; where there is none, the newest
/// @param recursive whether every key below a key is listed
public record Explanation(
    Map<String, Program> programs,
    Optional<String> chartVersion,
    Map<Program, Version> versions,
    boolean recursive) {

  /// What came of a question.
  public sealed interface Answer {}

  /// The word is known.
  public record Known(String page) implements Answer {}

  /// The word is not known: what is wrong with it, and what may have been meant.
  public record Unknown(String why) implements Answer {}

  private static final String LISTS = "`plg rules` and `plg schema -o markdown` list them";

  /// The answer to one word.
  public Answer of(String word) {
    int colon = word.indexOf(':');
    if (colon > 0) {
      return ofChart(word, word.substring(0, colon), word.substring(colon + 1));
    }
    Optional<Answer> page =
        Rules.named(word)
            .map(Explanation::rule)
            .or(() -> SchemaKeys.page(word, recursive))
            .map(Known::new);
    return page.or(() -> ofProgram(word)).orElseGet(() -> unknown(word));
  }

  private static Answer unknown(String word) {
    return new Unknown(
        word.contains("/")
            ? "there is no rule '%s'; %s"
                .formatted(word, RuleNames.didYouMean(word, "`plg rules` lists them all"))
            : "there is no rule and no key '%s'; %s".formatted(word, near(word)));
  }

  private static String near(String word) {
    return ofStack(word)
        .map("did you mean '%s'?"::formatted)
        .orElseGet(() -> RuleNames.didYouMean(word, LISTS));
  }

  /// The key of the stack file that a word is near.
  private static Optional<String> ofStack(String word) {
    return Nearest.to(word, SchemaPage.keys(StackSchema.json()).keySet());
  }

  private Answer ofChart(String word, String name, String path) {
    if (KnownCharts.of(name).isEmpty()) {
      return new Unknown(
          "plg knows no chart '%s'%s"
              .formatted(name, didYouMean(Nearest.to(name, KnownCharts.names()))));
    }
    Optional<KnownChart> chart = KnownCharts.near(name, chartVersion.orElse(""));
    if (chart.isEmpty()) {
      return new Unknown(
          "plg knows no version %s of chart %s: `plg versions %s` lists them"
              .formatted(chartVersion.orElse(""), name, name));
    }
    KeyBook book = KeyBook.of(chart.get());
    return page(word, name + ":", book, path, RuleMentions.ofValue(path));
  }

  /// Empty where the first step names no program whose keys are known.
  private Optional<Answer> ofProgram(String word) {
    int dot = word.indexOf('.');
    String name = dot < 0 ? word : word.substring(0, dot);
    // The way to a program's own configuration in a stack file leads to the same keys.
    String path = dot < 0 ? "" : word.substring(dot + 1).replaceFirst("^config[.]", "");
    return Optional.ofNullable(programs.get(name))
        .flatMap(it -> KeyBook.of(it, Optional.ofNullable(versions.get(it))))
        .map(
            book ->
                page(word, name + ".", book, path, RuleMentions.ofProgramKey(book.title(), path)));
  }

  private Answer page(String word, String prefix, KeyBook book, String path, List<String> rules) {
    Optional<KeyEntry> entry = book.find(path);
    if (entry.isEmpty() && prefix.endsWith(".") && ofStack(word).isPresent()) {
      return unknown(word);
    }
    if (entry.isEmpty()) {
      return new Unknown(
          "%s %s has no key '%s'%s"
              .formatted(
                  book.title(),
                  book.version(),
                  path,
                  didYouMean(book.nearest(path).map(prefix::concat))));
    }
    return new Known(
        recursive
            ? AtlasPage.print(word, book, entry.get(), rules)
                + "\nkeys\n"
                + AtlasPage.tree(book, entry.get().path())
            : AtlasPage.print(word, book, entry.get(), rules));
  }

  private static String didYouMean(Optional<String> near) {
    return near.map("; did you mean '%s'?"::formatted).orElse("");
  }

  private static String rule(Rule rule) {
    About about = rule.about();
    Page page =
        Page.of(about.id(), about.what())
            .row("severity", about.severity().word())
            .row("versions", about.range())
            .row("why", about.why())
            .row("fix", about.fix())
            .row("source", about.source());
    Examples.of(about.id()).ifPresent(example -> page.below("example", example));
    return page.print();
  }
}
