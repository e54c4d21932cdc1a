package dev.plg.rule.schema;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.LokiRule;
import dev.plg.view.LokiView;
import dev.plg.view.LokiView.Period;
import java.util.ArrayList;
import java.util.List;

/// Each period begins on a later day than the one before.
final class PeriodsFollowEachOther implements LokiRule {

  @Override
  public About about() {
    return new About(
        "schema/from-order",
        Severity.ERROR,
        Versions.of("Loki"),
        "the periods do not follow each other",
        "Loki does not start: `from time in schemas must be distinct and in increasing order`",
        "write each `from` as YYYY-MM-DD, the oldest first",
        "loki pkg/storage/config/schema_config.go@v3.7.6");
  }

  @Override
  public List<Finding> check(LokiView loki) {
    var findings = new ArrayList<Finding>();
    String before = "";
    for (Period period : loki.periods()) {
      if (!period.from().matches("\\d{4}-\\d{2}-\\d{2}")) {
        findings.add(
            about()
                .finding(
                    period.placeOf("from"),
                    "'%s' is no day as in 2024-01-31".formatted(period.from())));
      } else if (period.from().compareTo(before) <= 0) {
        findings.add(
            about()
                .finding(
                    period.placeOf("from"),
                    "the period from %s does not begin after the one from %s"
                        .formatted(period.from(), before)));
      } else {
        before = period.from();
      }
    }
    return findings;
  }
}
