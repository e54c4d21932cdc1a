package dev.plg.app.settings;

import dev.plg.finding.Nearest;
import dev.plg.rule.registry.Rules;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a word may have meant that is no rule's name.
public final class RuleNames {

  private static final int MOST = 3;

  private RuleNames() {}

  /// `did you mean 'schema/tsdb-period'?`; the fallback where nothing is near.
  public static String didYouMean(String word, String fallback) {
    List<String> near = near(word);
    return near.isEmpty()
        ? fallback
        : near.stream()
            .map(id -> "'" + id + "'")
            .collect(Collectors.joining(" or ", "did you mean ", "?"));
  }

  /// The ids that are like the word: as a whole, or in what follows their area, or with it as a
  /// part of theirs.
  static List<String> near(String word) {
    List<String> ids = Rules.ALL.stream().map(rule -> rule.about().id()).sorted().toList();
    String name = name(word);
    return Stream.<Stream<String>>of(
            ids.stream().filter(id -> name(id).equals(name)),
            Nearest.to(word, ids).stream(),
            Nearest.to(name, ids.stream().map(RuleNames::name).toList()).stream()
                .flatMap(near -> ids.stream().filter(id -> name(id).equals(near))),
            ids.stream().filter(id -> name.length() > 2 && id.contains(name)))
        .map(Stream::toList)
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of())
        .stream()
        .limit(MOST)
        .toList();
  }

  private static String name(String id) {
    return id.substring(id.lastIndexOf('/') + 1);
  }
}
