package dev.plg.rule.helm;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.ValuesSubjects.VALUES;
import static dev.plg.rule.Violation.at;

import dev.plg.catalog.UnreadValue;
import dev.plg.catalog.Version;
import dev.plg.finding.Pointer;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.UserValues;
import java.util.List;
import java.util.stream.Collectors;

/// Helm accepts any key; a chart reads those that it knows.
final class HelmUnreadValue {

  /// A name that exists in more places than this does not tell which of them was meant.
  private static final int FEW = 4;

  static final Rule RULE =
      error("helm/unread-value", VALUES)
          .what("no template of the chart reads this value")
          .why("Helm ignores it without a warning, and the chart's default applies")
          .fix("remove it")
          .source("grafana/loki production/helm/loki/templates@helm-loki-5.48.0 has no schema")
          .finds(
              values ->
                  values.known().keys().unread(values.tree()).stream()
                      .map(unread -> violation(values, unread)));

  private HelmUnreadValue() {}

  private static Violation violation(UserValues values, UnreadValue unread) {
    Violation violation =
        at(
                unread.place(),
                "`%s` is not read by chart %s-%s"
                    .formatted(unread.at(), values.chart(), values.version()))
            .fixedBy(fix(values, unread));
    return isRenamed(unread) && values.tree().find(unread.homes().getFirst()).isEmpty()
        ? violation.replacing(unread.at().last(), unread.homes().getFirst().last())
        : violation;
  }

  /// Whether another name of the key is all that is missing.
  private static boolean isRenamed(UnreadValue unread) {
    boolean isBeside =
        unread.homes().size() == 1
            && unread.homes().getFirst().parent().equals(unread.at().parent());
    return unread.slip() || (isBeside && unread.form().isEmpty() && unread.lost().isEmpty());
  }

  private static String fix(UserValues values, UnreadValue unread) {
    List<Pointer> homes = unread.homes();
    if (homes.isEmpty()) {
      return unplaced(values, unread);
    }
    if (unread.slip()) {
      return "did you mean `%s`?".formatted(homes.getFirst()) + without(unread);
    }
    return homes.size() == 1
        ? "write it as `%s`".formatted(homes.getFirst()) + as(unread) + without(unread)
        : "write it where it is read: " + places(homes);
  }

  private static String as(UnreadValue unread) {
    return unread.form().isEmpty() ? "" : ", which is %s".formatted(unread.form());
  }

  /// What to do with a value that has no other place at this version.
  private static String unplaced(UserValues values, UnreadValue unread) {
    if (unread.readers().isEmpty()) {
      return "remove it: no version of the chart reads it";
    }
    Version own = values.known().version();
    return unread.readers().stream()
        .filter(it -> it.compareTo(own) > 0)
        .findFirst()
        .map("remove it, or use version %s of the chart or later, which reads it"::formatted)
        .orElse(
            "remove it: the chart read it up to version %s".formatted(unread.readers().getLast()));
  }

  private static String places(List<Pointer> homes) {
    String few = homes.stream().limit(FEW).map("`%s`"::formatted).collect(Collectors.joining(", "));
    int more = homes.size() - FEW;
    return more > 0 ? few + ", and %d more".formatted(more) : few;
  }

  /// The keys below it that do not exist there.
  private static String without(UnreadValue unread) {
    return unread.lost().isEmpty()
        ? ""
        : unread.lost().stream()
            .map("`%s`"::formatted)
            .collect(Collectors.joining(" and ", ", without ", ", which the chart does not have"));
  }
}
