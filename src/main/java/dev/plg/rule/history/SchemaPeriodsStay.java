package dev.plg.rule.history;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.FileChange;
import dev.plg.rule.HistoryRule;
import dev.plg.view.SchemaPeriods;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// What Loki stored in a schema period it looks for in the form of that period, so that a period
/// never changes once it has begun, and none is appended that has begun already.
public final class SchemaPeriodsStay implements HistoryRule {

  @Override
  public About about() {
    return new About(
        "loki/schema-history",
        List.of("V-11", "M31"),
        Severity.ERROR,
        Versions.ALL,
        "a schema period of the earlier output changes, or one is appended that has begun",
        "Loki would look for what it stored in those days in another place or form: those logs"
            + " would be gone, without an error",
        "leave every period as it was, naming it in `loki.schema`, and append one whose `from` is a"
            + " day to come; where nothing was ever stored, add --accept loki/schema-history",
        "loki docs/sources/operations/storage/schema/_index.md@v3.7.6");
  }

  @Override
  public List<Finding> check(List<FileChange> changes, LocalDate rollout) {
    var findings = new ArrayList<Finding>();
    for (FileChange change : changes) {
      SchemaPeriods.in(change.before())
          .ifPresent(before -> check(change, before, changes, rollout, findings));
    }
    return findings;
  }

  private void check(
      FileChange change,
      SchemaPeriods before,
      List<FileChange> changes,
      LocalDate rollout,
      List<Finding> findings) {
    Location place = Location.of(change.file());
    SchemaPeriods.in(change.after())
        .or(() -> elsewhere(before, changes))
        .map(after -> messages(before, after, rollout))
        .orElse(List.of())
        .forEach(message -> findings.add(about().finding(place, message)));
  }

  /// Where a file goes, its configuration may come to another one: one that continues it, if there
  /// is any.
  private static Optional<SchemaPeriods> elsewhere(SchemaPeriods before, List<FileChange> changes) {
    List<SchemaPeriods> others =
        changes.stream().flatMap(change -> SchemaPeriods.in(change.after()).stream()).toList();
    return others.stream()
        .filter(it -> it.continues(before))
        .findFirst()
        .or(() -> others.stream().findFirst());
  }

  private static List<String> messages(
      SchemaPeriods before, SchemaPeriods after, LocalDate rollout) {
    var messages = new ArrayList<String>();
    for (Mapping period : before.list()) {
      String day = SchemaPeriods.day(period);
      after
          .from(day)
          .ifPresentOrElse(
              now -> messages.addAll(differences(day, period, now)),
              () -> messages.add("the schema period from %s is gone".formatted(day)));
    }
    for (Mapping period : after.list()) {
      String day = SchemaPeriods.day(period);
      if (before.from(day).isEmpty()) {
        backdated(day, before.newest(), rollout).ifPresent(messages::add);
      }
    }
    return messages;
  }

  /// A period that begins on the day of the roll-out takes over what was stored that day before it.
  private static Optional<String> backdated(String day, String newest, LocalDate rollout) {
    if (day.compareTo(newest) <= 0) {
      return Optional.of(
          "the new schema period from %s begins before the earlier one from %s"
              .formatted(day, newest));
    }
    return day.compareTo(rollout.toString()) <= 0
        ? Optional.of(
            "the new schema period from %s has begun when it is rolled out, on %s"
                .formatted(day, rollout))
        : Optional.empty();
  }

  private static List<String> differences(String day, Mapping was, Mapping now) {
    var keys = new TreeSet<>(was.keys());
    keys.addAll(now.keys());
    return keys.stream()
        .filter(key -> !was.find(key).equals(now.find(key)))
        .map(
            key ->
                "the schema period from %s had %s %s, and would have %s"
                    .formatted(day, key, words(was.find(key)), words(now.find(key))))
        .toList();
  }

  private static String words(Optional<Node> value) {
    return value.map(it -> String.valueOf(it.plain())).orElse("none");
  }
}
