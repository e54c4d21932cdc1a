package dev.plg.rule.helm;

import dev.plg.catalog.UnreadValue;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Pointer;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.ValuesRule;
import dev.plg.view.UserValues;
import java.util.List;
import java.util.stream.Collectors;

/// Helm accepts any key; a chart reads those that it knows.
final class ValuesAreRead implements ValuesRule {

  /// A name that stands in more places than this does not tell which of them was meant.
  private static final int FEW = 4;

  @Override
  public About about() {
    return new About(
        "helm/unread-value",
        Severity.ERROR,
        Versions.ALL,
        "no template of the chart reads this value",
        "Helm ignores it without a word, and the chart's default stays",
        "remove it",
        "loki production/helm/loki/templates@helm-loki-5.48.0, which has no schema");
  }

  @Override
  public List<Finding> check(UserValues values) {
    return values.known().keys().unread(values.tree()).stream()
        .map(unread -> finding(values, unread))
        .toList();
  }

  private Finding finding(UserValues values, UnreadValue unread) {
    Finding finding =
        about()
            .finding(
                unread.place(),
                "`%s` is not read by chart %s-%s"
                    .formatted(unread.at(), values.chart(), values.version()),
                fix(unread));
    return unread.slip()
        ? finding.repairedBy(unread.at().last(), unread.homes().getFirst().last())
        : finding;
  }

  private String fix(UnreadValue unread) {
    List<Pointer> homes = unread.homes();
    if (homes.isEmpty()) {
      return about().fix();
    }
    if (unread.slip()) {
      return "did you mean `%s`?".formatted(homes.getFirst()) + without(unread);
    }
    return homes.size() == 1
        ? "write it as `%s`".formatted(homes.getFirst()) + without(unread)
        : "write it where it is read: " + places(homes);
  }

  private static String places(List<Pointer> homes) {
    String few = homes.stream().limit(FEW).map("`%s`"::formatted).collect(Collectors.joining(", "));
    int more = homes.size() - FEW;
    return more > 0 ? few + ", and %d more".formatted(more) : few;
  }

  /// What is lost on the way there.
  private static String without(UnreadValue unread) {
    return unread.lost().isEmpty()
        ? ""
        : unread.lost().stream()
            .map("`%s`"::formatted)
            .collect(Collectors.joining(" and ", ", without ", ", which the chart does not have"));
  }
}
