package dev.plg.rule.helm;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.ValuesRule;
import dev.plg.view.UserValues;
import java.util.List;

/// From 6.0 on the chart installs memcached unless it is told not to.
final class CachesAreChosen implements ValuesRule {

  @Override
  public About about() {
    return new About(
        "helm/caches",
        Severity.WARNING,
        Versions.ALL,
        "the chart's caches were neither sized nor switched off",
        "chunksCache asks for 9.8 GiB of memory and resultsCache for 1.2 GiB: on "
            + "small nodes they stay Pending",
        "set `chunksCache.enabled` and `resultsCache.enabled` to false, or say "
            + "their `allocatedMemory`",
        "community charts/loki/values.yaml@loki-18.11.0 chunksCache");
  }

  @Override
  public List<Finding> check(UserValues values) {
    boolean unsaid =
        !values.says("chunksCache.enabled") && !values.says("chunksCache.allocatedMemory");
    return values.isOf("loki", "6") && unsaid
        ? List.of(
            about()
                .finding(
                    values.place("chunksCache.enabled"),
                    "`chunksCache.enabled` is true where nobody says it, with 8192 MB"))
        : List.of();
  }
}
