package dev.plg.view;

import dev.plg.finding.Pointer;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a workload is called in a cluster.
///
/// @param component the label `app.kubernetes.io/name` of its pods, which no prefix changes
public record WorkloadName(String kind, String namespace, String name, String component) {

  private static final Set<String> KINDS = Set.of("StatefulSet", "DaemonSet", "Deployment");

  private static final Pointer COMPONENT =
      Pointer.of("spec", "selector", "matchLabels", "app.kubernetes.io/name");

  /// The workloads among documents, which may have no more than what a record keeps of them.
  public static List<WorkloadName> in(List<Node> documents) {
    return documents.stream().flatMap(document -> of(document).stream()).toList();
  }

  private static Optional<WorkloadName> of(Node document) {
    if (!(document instanceof Mapping object)
        || !KINDS.contains(object.text("kind").orElse(""))
        || object.find(COMPONENT).isEmpty()) {
      return Optional.empty();
    }
    Mapping metadata = object.mapping("metadata");
    return Optional.of(
        new WorkloadName(
            object.text("kind").orElse(""),
            metadata.text("namespace").orElse(""),
            metadata.text("name").orElse(""),
            String.valueOf(object.find(COMPONENT).orElseThrow().plain())));
  }

  /// True for the same workload under another name or in another namespace.
  public boolean isLike(WorkloadName other) {
    return kind.equals(other.kind) && component.equals(other.component);
  }

  /// `kubectl -n monitoring delete daemonset/promtail statefulset/loki`: of one namespace.
  public static String deletion(String namespace, List<WorkloadName> workloads) {
    Stream<String> names = workloads.stream().map(WorkloadName::resource).sorted();
    return "kubectl%s delete %s"
        .formatted(namespace.isEmpty() ? "" : " -n " + namespace, String.join(" ", names.toList()));
  }

  private String resource() {
    return kind.toLowerCase(Locale.ROOT) + "/" + name;
  }
}
