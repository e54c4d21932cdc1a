package dev.plg.rule.loki;

import static dev.plg.rule.Draft.note;
import static dev.plg.rule.HistorySubjects.CHANGES;

import dev.plg.finding.Location;
import dev.plg.rule.FileChange;
import dev.plg.rule.Rollout;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.SchemaPeriods;
import java.util.stream.Stream;

/// An appended period must reach the cluster before its first day.
public final class LokiSchemaAppended {

  public static final Rule RULE =
      note("loki/schema-appended", CHANGES)
          .what("a schema period is appended")
          .why(
              "logs that are stored between the `from` of a period and its roll-out can no longer"
                  + " be read")
          .fix("roll it out before that day begins, in UTC")
          .source("grafana/loki docs/sources/operations/storage/schema/_index.md@v3.7.6")
          .findsIn(LokiSchemaAppended::violations);

  private LokiSchemaAppended() {}

  private static Stream<Violation> violations(FileChange change, Rollout rollout) {
    return SchemaPeriods.in(change.before()).stream()
        .flatMap(
            before ->
                SchemaPeriods.in(change.after()).stream()
                    .flatMap(after -> after.list().stream())
                    .map(SchemaPeriods::day)
                    .filter(day -> day.compareTo(before.newest()) > 0)
                    .filter(day -> day.compareTo(rollout.day().toString()) > 0)
                    .map(
                        day ->
                            Violation.at(
                                Location.of(change.file()),
                                "a schema period from %s is appended".formatted(day))));
  }
}
