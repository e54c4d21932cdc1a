package dev.plg.rule;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Pointer;
import dev.plg.finding.Severity;
import dev.plg.model.Cluster;
import dev.plg.model.ContainerRuntime;
import dev.plg.model.Platform;
import dev.plg.view.ResolvedStack;
import java.util.List;

/// The nodes of a kind cluster are docker containers, but what runs in them is run by containerd.
public final class KindRunsContainerd implements StackRule {

  @Override
  public About about() {
    return new About(
        "cluster/kind-runs-containerd",
        List.of("P-04"),
        Severity.ERROR,
        Versions.ALL,
        "a kind cluster does not run docker",
        "the collector would read docker's JSON where the lines are in CRI form, and leave them"
            + " wrapped",
        "set `cluster.runtime: containerd`",
        "https://kind.sigs.k8s.io/docs/design/node-image/");
  }

  @Override
  public List<Finding> check(ResolvedStack asked) {
    Cluster cluster = asked.stack().cluster();
    return cluster.platform() == Platform.KIND
            && !(cluster.runtime() instanceof ContainerRuntime.Containerd)
        ? List.of(
            about()
                .finding(
                    asked.place(Pointer.of("cluster", "runtime")),
                    "the nodes of a kind cluster run containerd"))
        : List.of();
  }
}
