package dev.plg.rule.retention;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.LokiRule;
import dev.plg.view.LokiView;
import java.util.List;

/// Only on a filesystem an ingester may look back by itself.
final class LookbackNeedsFilesystem implements LokiRule {

  @Override
  public About about() {
    return new About(
        "retention/ingester-lookback",
        Severity.ERROR,
        Versions.of("Loki"),
        "ingesters look back in a store that all pods share",
        "Loki does not start: ``it is an error to specify a non zero "
            + "`query_store_max_look_back_period` value when using any object store other than "
            + "`filesystem` ``",
        "remove `ingester.query_store_max_look_back_period`",
        "loki pkg/loki/modules.go:2575@v3.7.6");
  }

  @Override
  public List<Finding> check(LokiView loki) {
    boolean set =
        loki.value("ingester", "query_store_max_look_back_period")
            .filter(it -> !it.equals("0") && !it.equals("0s"))
            .isPresent();
    return set
            && loki.lastPeriod()
                .filter(it -> it.isShipped() && !it.objectStore().equals("filesystem"))
                .isPresent()
        ? List.of(
            about()
                .finding(
                    loki.placeOf("ingester", "query_store_max_look_back_period"),
                    "object store %s allows no look-back of ingesters"
                        .formatted(loki.lastPeriod().get().objectStore())))
        : List.of();
  }
}
