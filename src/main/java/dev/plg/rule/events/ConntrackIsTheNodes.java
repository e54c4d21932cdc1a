package dev.plg.rule.events;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import java.util.List;

/// Connections of the node are counted in its own network.
final class ConntrackIsTheNodes implements PictureRule {

  @Override
  public About about() {
    return new About(
        "events/conntrack-host-network",
        Severity.ERROR,
        Versions.ALL,
        "connections are counted, but in the network of the pod",
        "nf_conntrack_count is that of the network namespace: a full table of the node is never"
            + " seen, without an error",
        "set `hostNetwork: true` and `dnsPolicy: ClusterFirstWithHostNet`",
        "node-problem-detector config/plugin/network_problem.sh@v0.8.18; kernel"
            + " Documentation/networking/nf_conntrack-sysctl");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return picture
        .runs(Program.NODE_PROBLEM_DETECTOR)
        .filter(
            run -> run.workload().podSpec().text("hostNetwork").filter("true"::equals).isEmpty())
        .flatMap(run -> run.container().commandLine().flags().stream())
        .filter(
            flag ->
                flag.name().endsWith("custom-plugin-monitor")
                    && flag.value().contains("network-problem-monitor"))
        .map(
            flag ->
                about()
                    .finding(
                        flag.place(),
                        "%s counts the connections of the pod, not of the node"
                            .formatted(flag.value())))
        .toList();
  }
}
