package dev.plg.rule.retention;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.LokiRule;
import dev.plg.view.LokiView;
import java.util.List;
import java.util.Optional;

/// A burst is larger than what flows in a second.
final class BurstIsAboveRate implements LokiRule {

  @Override
  public About about() {
    return new About(
        "retention/burst-below-rate",
        Severity.NOTE,
        Versions.of("Loki"),
        "the burst is smaller than the rate",
        "the burst is how much may come at once: what comes at once beyond it gets 429, though the"
            + " rate would bear it",
        "set `ingestion_burst_size_mb` above `ingestion_rate_mb`",
        "loki pkg/distributor/distributor.go@v3.7.6");
  }

  @Override
  public List<Finding> check(LokiView loki) {
    Optional<Double> rate = number(loki.value("limits_config", "ingestion_rate_mb"));
    Optional<Double> burst = number(loki.value("limits_config", "ingestion_burst_size_mb"));
    return rate.isPresent() && burst.isPresent() && burst.get() < rate.get()
        ? List.of(
            about()
                .finding(
                    loki.placeOf("limits_config", "ingestion_burst_size_mb"),
                    "a burst of %s MB is smaller than a rate of %s MB a second"
                        .formatted(
                            loki.value("limits_config", "ingestion_burst_size_mb").get(),
                            loki.value("limits_config", "ingestion_rate_mb").get())))
        : List.of();
  }

  private static Optional<Double> number(Optional<String> text) {
    return text.filter(it -> it.matches("[0-9]{1,9}([.][0-9]{1,9})?")).map(Double::valueOf);
  }
}
