package dev.plg.rule.retention;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.LokiRule;
import dev.plg.view.LokiView;
import java.util.List;

/// The compactor is one.
final class CompactorIsAlone implements LokiRule {

  @Override
  public About about() {
    return new About(
        "retention/two-compactors",
        Severity.ERROR,
        Versions.from("Loki", "2.3"),
        "several compactors work on one index",
        "two compactors overwrite each other's work",
        "set `replicas: 1` for the target compactor",
        "loki docs/sources/operations/storage/retention.md@v3.7.6");
  }

  @Override
  public List<Finding> check(LokiView loki) {
    return loki.config().runs().stream()
        .filter(
            run ->
                run.container()
                    .flag("target")
                    .filter(it -> it.value().equals("compactor"))
                    .isPresent())
        .filter(run -> run.workload().pods() > 1)
        .map(
            run ->
                about()
                    .finding(
                        run.workload().replicasPlace(),
                        "%s runs %d compactors"
                            .formatted(run.workload().title(), run.workload().pods())))
        .toList();
  }
}
