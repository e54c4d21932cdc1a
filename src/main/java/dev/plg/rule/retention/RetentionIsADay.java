package dev.plg.rule.retention;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.LokiRule;
import dev.plg.view.GoDuration;
import dev.plg.view.LokiView;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Loki deletes by days.
final class RetentionIsADay implements LokiRule {

  @Override
  public About about() {
    return new About(
        "retention/too-short",
        Severity.ERROR,
        Versions.from("Loki", "2.3"),
        "a retention is shorter than a day",
        "Loki does not start: `retention period must be >= 24h`",
        "set at least 24h",
        "loki pkg/validation/limits.go:606@v3.7.6");
  }

  @Override
  public List<Finding> check(LokiView loki) {
    var findings = new ArrayList<Finding>();
    for (Node item : loki.tree().mapping("limits_config").sequence("retention_stream").items()) {
      if (item instanceof Mapping stream) {
        stream
            .text("period")
            .flatMap(GoDuration::parse)
            .filter(RetentionIsADay::isShort)
            .ifPresent(it -> findings.add(finding(stream.placeOf("period"), it)));
      }
    }
    loki.duration("limits_config", "retention_period")
        .filter(RetentionIsADay::isShort)
        .ifPresent(
            it -> findings.add(finding(loki.placeOf("limits_config", "retention_period"), it)));
    return findings;
  }

  private Finding finding(Location place, Duration period) {
    return about()
        .finding(place, "a retention of %d minutes is less than 24h".formatted(period.toMinutes()));
  }

  private static boolean isShort(Duration period) {
    return !period.isZero() && period.compareTo(Duration.ofDays(1)) < 0;
  }
}
