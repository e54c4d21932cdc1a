package dev.plg.component.logs;

import dev.plg.model.DnsLabel;
import dev.plg.model.NamespaceFilter;
import java.util.List;
import java.util.Optional;

/// The files in `/var/log/pods`, read without asking the API server, with labels from the path.
public final class PodFiles {

  /// The label `job` of the lines.
  public static final String JOB = "pod-files";

  public static final String FILES = "/var/log/pods/*/*/*.log";

  /// Takes the labels from the label `filename`.
  // kubernetes pkg/kubelet/kuberuntime/helpers.go:
  // /var/log/pods/<ns>_<pod>_<uid>/<container>/<n>.log;
  // none of namespace, pod and uid has a `_`
  public static final String PATH =
      "^/var/log/pods/(?P<namespace>[^_]+)_(?P<pod>[^_]+)_(?P<uid>[^/]+)/(?P<container>[^/]+)/";

  /// The groups of [#PATH] that become labels.
  public static final List<String> LABELS = List.of("namespace", "pod", "container");

  /// The name of the counter of the lines that are dropped.
  public static final String DROPPED = "namespace";

  private PodFiles() {}

  /// A selector of the lines to drop, those of other namespaces.
  public static Optional<String> dropped(NamespaceFilter namespaces) {
    return switch (namespaces) {
      case NamespaceFilter.All() -> Optional.empty();
      case NamespaceFilter.Keep(List<DnsLabel> names) ->
          // A missing label matches !~, so that a line without one would be lost: it must have one.
          // loki v3.5.1 clients/pkg/logentry/stages/match.go:192
          Optional.of("{namespace!=\"\", namespace!~\"" + PodTargets.any(names) + "\"}");
      case NamespaceFilter.Drop(List<DnsLabel> names) ->
          Optional.of("{namespace=~\"" + PodTargets.any(names) + "\"}");
    };
  }
}
