package dev.plg.rule.kubernetes;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Container;
import dev.plg.picture.Picture;
import dev.plg.picture.Run;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.yaml.Mapping;
import java.util.List;

/// The scheduler and the kernel know how much memory a program is to have.
final class MemoryIsRequested implements PictureRule {

  @Override
  public About about() {
    return new About(
        "kubernetes/no-memory-request",
        Severity.NOTE,
        Versions.ALL,
        "a program requests no memory",
        "its pods are the first to be evicted from a full node, and with them the lines that "
            + "they hold in memory",
        "set `resources.requests` for cpu and memory, and a memory limit above it",
        "https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return picture
        .runs()
        .filter(run -> !isRequested(run))
        .map(
            run ->
                about()
                    .finding(
                        run.container().placeOf("resources"),
                        "%s gives its container %s no memory"
                            .formatted(run.workload().title(), run.container().name())))
        .toList();
  }

  /// Whether its container or its pod as a whole requests memory; a limit alone is a request too.
  private static boolean isRequested(Run run) {
    Container container = run.container();
    return names(container.tree()) || names(run.workload().podSpec());
  }

  private static boolean names(Mapping owner) {
    Mapping resources = owner.mapping("resources");
    return resources.mapping("requests").find("memory").isPresent()
        || resources.mapping("limits").find("memory").isPresent();
  }
}
