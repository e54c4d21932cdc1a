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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// A period that is appended must reach the cluster before it begins, which the user has to see to.
public final class SchemaPeriodLiesAhead implements HistoryRule {

  @Override
  public About about() {
    return new About(
        "loki/schema-appended",
        List.of("V-11"),
        Severity.NOTE,
        Versions.ALL,
        "a schema period is appended",
        "what is stored between the `from` of a period and the day it is rolled out cannot be read"
            + " any more",
        "roll it out before that day begins, in UTC",
        "loki docs/sources/operations/storage/schema/_index.md@v3.7.6");
  }

  @Override
  public List<Finding> check(List<FileChange> changes, LocalDate rollout) {
    var findings = new ArrayList<Finding>();
    for (FileChange change : changes) {
      SchemaPeriods.in(change.before())
          .ifPresent(
              before ->
                  SchemaPeriods.in(change.after())
                      .ifPresent(after -> check(change, before, after, rollout, findings)));
    }
    return findings;
  }

  private void check(
      FileChange change,
      SchemaPeriods before,
      SchemaPeriods after,
      LocalDate rollout,
      List<Finding> findings) {
    for (Mapping period : after.list()) {
      String day = SchemaPeriods.day(period);
      if (day.compareTo(before.newest()) > 0 && day.compareTo(rollout.toString()) > 0) {
        findings.add(
            about()
                .finding(
                    Location.of(change.file()),
                    "a schema period from %s is appended".formatted(day)));
      }
    }
  }
}
