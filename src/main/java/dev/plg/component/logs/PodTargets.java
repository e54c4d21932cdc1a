package dev.plg.component.logs;

import dev.plg.model.DnsLabel;
import dev.plg.model.NamespaceFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The containers that the API server names, each with its labels and the path of its files.
public final class PodTargets {

  /// The labels of a log stream. Grafana's ways from traces to logs and the dashboards name them.
  public static final List<String> LABELS =
      List.of("namespace", "pod", "container", "node_name", "app", "job");

  private static final String META = "__meta_kubernetes_";
  private static final String CONTROLLER = "__tmp_controller_name";

  private PodTargets() {}

  /// The pods of other namespaces are left out.
  public static Optional<Relabeling> filter(NamespaceFilter namespaces) {
    return switch (namespaces) {
      case NamespaceFilter.All() -> Optional.empty();
      case NamespaceFilter.Keep(List<DnsLabel> names) -> Optional.of(filter("keep", names));
      case NamespaceFilter.Drop(List<DnsLabel> names) -> Optional.of(filter("drop", names));
    };
  }

  private static Relabeling filter(String action, List<DnsLabel> names) {
    return Relabeling.filter(META + "namespace", any(names), action);
  }

  static String any(List<DnsLabel> names) {
    return names.stream().map(DnsLabel::value).sorted().collect(Collectors.joining("|"));
  }

  /// Promtail leaves out targets whose `__host__` is not its own HOSTNAME.
  public static Relabeling host() {
    return copy("pod_node_name", "__host__");
  }

  /// The labels of a container, and where its files are.
  public static List<Relabeling> labels() {
    var rules = new ArrayList<Relabeling>();
    rules.add(copy("namespace", "namespace"));
    rules.add(copy("pod_name", "pod"));
    rules.add(copy("pod_container_name", "container"));
    rules.add(copy("pod_node_name", "node_name"));
    rules.add(controller());
    rules.add(app());
    rules.add(Relabeling.set(List.of("namespace", "app"), "job").joinedBy("/"));
    rules.add(path("pod_uid"));
    // a static pod's files are under the hash of its manifest, not under its uid
    rules.add(path("pod_annotation_kubernetes_io_config_hash"));
    return List.copyOf(rules);
  }

  private static Relabeling copy(String from, String label) {
    return Relabeling.copy(META + from, label);
  }

  /// The controller's name; of a ReplicaSet the Deployment's, without the hash.
  private static Relabeling controller() {
    return copy("pod_controller_name", CONTROLLER).where("([0-9a-z-.]+?)(-[0-9a-f]{8,10})?");
  }

  /// The recommended label, else the customary one, else the controller, else the pod itself.
  private static Relabeling app() {
    return Relabeling.set(
            List.of(
                META + "pod_label_app_kubernetes_io_name",
                META + "pod_label_app",
                CONTROLLER,
                META + "pod_name"),
            "app")
        .where("^;*([^;]+)(;.*)?$");
  }

  // kubernetes pkg/kubelet/kuberuntime/helpers.go:
  // /var/log/pods/<ns>_<pod>_<uid>/<container>/<n>.log
  private static Relabeling path(String directory) {
    return Relabeling.set(List.of(META + directory, META + "pod_container_name"), "__path__")
        .where("(.+);(.+)")
        .as("/var/log/pods/*$1/$2/*.log");
  }
}
