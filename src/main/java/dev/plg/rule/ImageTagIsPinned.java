package dev.plg.rule;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Pointer;
import dev.plg.finding.Severity;
import dev.plg.model.Events;
import dev.plg.model.Stack;
import dev.plg.model.Workload;
import dev.plg.view.ResolvedStack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A tag that moves makes two pods of one manifest different programs.
public final class ImageTagIsPinned implements StackRule {

  @Override
  public About about() {
    return new About(
        "image/latest",
        List.of("K-12"),
        Severity.WARNING,
        Versions.ALL,
        "an image tag moves",
        "the next pod may run another version than this one, with other configuration keys",
        "name a version, or leave the tag out: the catalog knows the right one",
        "https://kubernetes.io/docs/concepts/containers/images/#image-names");
  }

  @Override
  public List<Finding> check(ResolvedStack asked) {
    return workloads(asked.stack()).entrySet().stream()
        .filter(it -> it.getValue().image().tag().filter("latest"::equals).isPresent())
        .filter(it -> it.getValue().image().digest().isEmpty())
        .map(
            it ->
                about()
                    .finding(
                        asked.place(Pointer.of(it.getKey(), "image", "tag")),
                        "the tag 'latest' moves"))
        .toList();
  }

  static Map<String, Workload> workloads(Stack stack) {
    var workloads = new LinkedHashMap<String, Workload>();
    workloads.put("loki", stack.loki().workload());
    stack.promtail().ifPresent(it -> workloads.put("promtail", it.workload()));
    stack.grafana().ifPresent(it -> workloads.put("grafana", it.workload()));
    stack.tempo().ifPresent(it -> workloads.put("tempo", it.workload()));
    stack.agent().ifPresent(it -> workloads.put("agent", it.workload()));
    switch (stack.events().orElse(null)) {
      case Events.Exporter it -> workloads.put("events", it.workload());
      case Events.Logger it -> workloads.put("events", it.workload());
      case Events.ByAgent _ -> {} // its pod is the agent's
      case null -> {}
    }
    stack.nodeProblems().ifPresent(it -> workloads.put("nodeProblems", it.workload()));
    return workloads;
  }
}
