package dev.plg.rule.history;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.HistoryRule;
import dev.plg.yaml.Mapping;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// A period that is appended must reach the cluster before it begins, which the user has to see to.
final class SchemaPeriodLiesAhead implements HistoryRule {

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
  public List<Finding> check(List<Change> changes, LocalDate rollout) {
    var findings = new ArrayList<Finding>();
    for (Change change : changes) {
      Periods.in(change.before())
          .ifPresent(
              before ->
                  Periods.in(change.after())
                      .ifPresent(after -> check(change, before, after, rollout, findings)));
    }
    return findings;
  }

  private void check(
      Change change, Periods before, Periods after, LocalDate rollout, List<Finding> findings) {
    for (Mapping period : after.list()) {
      String day = Periods.day(period);
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
