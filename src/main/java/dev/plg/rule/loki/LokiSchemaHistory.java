package dev.plg.rule.loki;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.HistorySubjects.CHANGES;

import dev.plg.finding.Location;
import dev.plg.rule.FileChange;
import dev.plg.rule.Rollout;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.SchemaPeriods;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Loki reads what it stored in a schema period in the form of that period, so a period never
/// changes once it has begun, and no period is appended that has already begun.
public final class LokiSchemaHistory {

  public static final Rule RULE =
      error("loki/schema-history", CHANGES)
          .what(
              "a schema period of the earlier output changes, or an appended one has already begun")
          .why(
              "Loki would look for the logs of those days in another place or form and not find"
                  + " them, without an error")
          .fix(
              "keep every period in `loki.schema` as it was, and append one whose `from` is a"
                  + " future day; if nothing was ever stored, add --accept loki/schema-history")
          .source("grafana/loki docs/sources/operations/storage/schema/_index.md@v3.7.6")
          .findsIn(LokiSchemaHistory::violations);

  private LokiSchemaHistory() {}

  private static Stream<Violation> violations(FileChange change, Rollout rollout) {
    return SchemaPeriods.in(change.before()).stream()
        .flatMap(
            before ->
                SchemaPeriods.in(change.after())
                    .or(() -> elsewhere(before, rollout.changes()))
                    .map(after -> messages(before, after, rollout.day()))
                    .orElse(List.of())
                    .stream())
        .map(message -> Violation.at(Location.of(change.file()), message));
  }

  /// If a file is removed, its configuration may move to another file: preferably one that
  /// continues it.
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
              () -> messages.add("the schema period from %s is removed".formatted(day)));
    }
    for (Mapping period : after.list()) {
      String day = SchemaPeriods.day(period);
      if (before.from(day).isEmpty()) {
        backdated(day, before.newest(), rollout).ifPresent(messages::add);
      }
    }
    return messages;
  }

  /// A period that begins on the day of the roll-out takes over what was stored earlier that day.
  private static Optional<String> backdated(String day, String newest, LocalDate rollout) {
    if (day.compareTo(newest) <= 0) {
      return Optional.of(
          "the new schema period from %s begins before the earlier one from %s"
              .formatted(day, newest));
    }
    return day.compareTo(rollout.toString()) <= 0
        ? Optional.of(
            "the new schema period from %s has already begun when it is rolled out, on %s"
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
                    .formatted(day, key, shown(was.find(key)), shown(now.find(key))))
        .toList();
  }

  private static String shown(Optional<Node> value) {
    return value.map(it -> String.valueOf(it.plain())).orElse("none");
  }
}
