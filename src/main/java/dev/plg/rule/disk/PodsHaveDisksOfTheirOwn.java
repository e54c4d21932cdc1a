package dev.plg.rule.disk;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.LokiConfig;
import dev.plg.rule.LokiRule;
import java.util.List;

/// Each pod has a disk of its own.
final class PodsHaveDisksOfTheirOwn implements LokiRule {

  @Override
  public About about() {
    return new About(
        "disk/shared-claim",
        List.of("D-06", "M36"),
        Severity.ERROR,
        Versions.of("Loki"),
        "several pods share one claim",
        "all open the same index files: the second waits for the lock, or on another node "
            + "for the volume",
        "use `volumeClaimTemplates`, so that each pod has a claim of its own",
        "scenarios: Loki 2.9.6 `failed to open boltdb index file: timeout`");
  }

  @Override
  public List<Finding> check(LokiConfig loki) {
    return loki.config().runs().stream()
        .filter(run -> run.workload().pods() > 1)
        .flatMap(
            run ->
                run.workload().volumes().stream()
                    .filter(volume -> volume.claim().isPresent())
                    .filter(volume -> run.container().mounts().stream().anyMatch(it -> it.volume().equals(volume.name())))
                    .map(
                        volume ->
                            about()
                                .finding(
                                    volume.tree().placeOf("persistentVolumeClaim", "claimName"),
                                    "%d pods of %s share the claim %s"
                                        .formatted(run.workload().pods(), run.workload().title(), volume.claim().get()))))
        .toList();
  }
}
