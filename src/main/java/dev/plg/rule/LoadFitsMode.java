package dev.plg.rule;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Pointer;
import dev.plg.finding.Severity;
import dev.plg.model.Ingest;
import dev.plg.model.Loki;
import dev.plg.view.ResolvedStack;
import java.util.List;

/// All of Loki in one process serves a small load; plg runs it so in each pod.
public final class LoadFitsMode implements StackRule {

  /// "up to approximately 20GB per day"
  private static final long ONE_POD = 20;

  /// "close to a TB of logs per day" for the larger of the modes that is not microservices.
  private static final long SEVERAL_PODS = 1_000;

  @Override
  public About about() {
    return new About(
        "loki/load-past-mode",
        List.of("R-15"),
        Severity.WARNING,
        Versions.ALL,
        "the load is past what this way to run Loki is made for",
        "queries and flushes fall behind, and what cannot be flushed fills the pods' memory",
        "choose a larger mode",
        "loki docs/sources/get-started/deployment-modes.md:23@v3.7.6");
  }

  @Override
  public List<Finding> check(ResolvedStack asked) {
    Loki loki = asked.stack().loki();
    Location place = asked.place(Pointer.of("loki", "ingest"));
    return asked.stack().keepsLogs()
        ? loki.ingest().stream().flatMap(it -> check(loki, it, place).stream()).toList()
        : List.of();
  }

  private List<Finding> check(Loki loki, Ingest ingest, Location place) {
    if (!loki.isClustered() && ingest.gigabytesPerDay() > ONE_POD) {
      return List.of(
          about()
              .finding(
                  place,
                  "%s are more than one pod of Loki is made for, about %dGB/day"
                      .formatted(ingest, ONE_POD),
                  "set `loki.replicas: 3` on object storage"));
    }
    return ingest.gigabytesPerDay() > SEVERAL_PODS
        ? List.of(
            about()
                .finding(
                    place,
                    "%s are more than Loki takes without microservices, about 1TB/day"
                        .formatted(ingest),
                    "run Loki's components apart, by the loki chart with deploymentMode"
                        + " Distributed"))
        : List.of();
  }
}
