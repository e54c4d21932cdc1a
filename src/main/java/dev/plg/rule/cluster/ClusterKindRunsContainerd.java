package dev.plg.rule.cluster;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.StackSubjects.STACK;

import dev.plg.model.ContainerRuntime;
import dev.plg.model.Platform;
import dev.plg.rule.Rule;

/// The nodes of a kind cluster are Docker containers, but containerd runs the pods inside them.
public final class ClusterKindRunsContainerd {

  private static final ContainerRuntime CONTAINERD = new ContainerRuntime.Containerd();

  public static final Rule RULE =
      error("cluster/kind-runs-containerd", STACK)
          .what("the nodes of a kind cluster run containerd")
          .why(
              "the collector would parse containerd's lines as Docker's JSON and store them"
                  + " unparsed")
          .fix("set `cluster.runtime: containerd`")
          .source("https://kind.sigs.k8s.io/docs/design/node-image/")
          .covers("promtail/docker-root", "promtail/runtime-stage", "promtail/two-runtimes")
          .where(it -> it.stack().cluster().platform() == Platform.KIND)
          .where(it -> !it.stack().cluster().runtime().equals(CONTAINERD))
          .at(it -> it.placeOf("cluster", "runtime"));

  private ClusterKindRunsContainerd() {}
}
