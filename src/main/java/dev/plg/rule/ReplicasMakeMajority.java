package dev.plg.rule;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Pointer;
import dev.plg.finding.Severity;
import dev.plg.view.ResolvedStack;
import java.util.List;

/// Two pods tolerate no failure: two of two must answer, so one restart refuses every push.
public final class ReplicasMakeMajority implements StackRule {

  @Override
  public About about() {
    return new About(
        "loki/two-replicas",
        List.of("R-01", "R-02"),
        Severity.ERROR,
        Versions.ALL,
        "2 Loki replicas are less available than one",
        "a majority of two is two: while one pod restarts, every push is answered with 500",
        "set `loki.replicas: 3`, or 1",
        "dskit ring/replication_strategy.go in loki@v3.7.6: minSuccess = replication factor / 2 +"
            + " 1");
  }

  @Override
  public List<Finding> check(ResolvedStack asked) {
    return asked.stack().loki().replicas() == 2 && asked.stack().storage().localDisk().isEmpty()
        ? List.of(
            about()
                .finding(
                    asked.place(Pointer.of("loki", "replicas")),
                    "2 Loki replicas are less available than one"))
        : List.of();
  }
}
