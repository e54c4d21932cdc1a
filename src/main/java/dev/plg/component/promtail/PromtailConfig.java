package dev.plg.component.promtail;

import dev.plg.component.loki.LokiComponent;
import dev.plg.model.ContainerRuntime;
import dev.plg.model.DnsLabel;
import dev.plg.model.NamespaceFilter;
import dev.plg.model.Promtail;
import dev.plg.model.Stack;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What `promtail -config.file` reads.
final class PromtailConfig {

  static final String STATE = "/run/promtail";

  /// The labels of a log stream. Grafana's ways from traces to logs and the dashboards name them.
  static final List<String> LABELS =
      List.of("namespace", "pod", "container", "node_name", "app", "job");

  private static final String META = "__meta_kubernetes_";
  private static final String CONTROLLER = "__tmp_controller_name";

  private PromtailConfig() {}

  static Mapping of(Stack stack, Promtail promtail) {
    return Mapping.builder()
        .put(
            "server",
            Mapping.builder()
                .put("http_listen_port", PromtailComponent.HTTP.number())
                .put("grpc_listen_port", 0)
                .build())
        .put("positions", Mapping.builder().put("filename", STATE + "/positions.yaml").build())
        .put("clients", Sequence.of(client(stack)))
        .put("scrape_configs", Sequence.of(job(stack, promtail)))
        .build();
  }

  private static Mapping client(Stack stack) {
    Mapping.Builder client =
        Mapping.builder().put("url", LokiComponent.url(stack) + "/loki/api/v1/push");
    stack.loki().tenant().ifPresent(tenant -> client.put("tenant_id", tenant));
    return client.build();
  }

  private static Mapping job(Stack stack, Promtail promtail) {
    return switch (promtail.discovery()) {
      case KUBERNETES -> pods(stack, promtail);
      case FILES -> PodFiles.job(stage(stack.cluster().runtime()), promtail.namespaces());
    };
  }

  /// The folder of the node that outlives the pod, of a name of its own: two collectors on one node
  /// must not share positions.
  static String hostState(Stack stack) {
    return "/run/" + stack.named("promtail");
  }

  private static Mapping pods(Stack stack, Promtail promtail) {
    return Mapping.builder()
        .put("job_name", "kubernetes-pods")
        .put("pipeline_stages", Sequence.of(stage(stack.cluster().runtime())))
        .put("kubernetes_sd_configs", Sequence.of(Mapping.builder().put("role", "pod").build()))
        .put("relabel_configs", Sequence.of(relabeling(promtail.namespaces())))
        .build();
  }

  /// The stage that takes the runtime's own wrapping off a line; the other one would leave it on,
  /// without an error.
  // loki v3.5.12 clients/pkg/logentry/stages/extensions.go
  private static Mapping stage(ContainerRuntime runtime) {
    String name =
        switch (runtime) {
          case ContainerRuntime.Docker _ -> "docker";
          case ContainerRuntime.Containerd(), ContainerRuntime.CriO() -> "cri";
        };
    return Mapping.builder().put(name, Mapping.EMPTY).build();
  }

  private static List<Mapping> relabeling(NamespaceFilter namespaces) {
    var rules = new ArrayList<Mapping>();
    filter(namespaces).ifPresent(rules::add);
    // promtail reads a node's files: it leaves out targets whose __host__ is not its HOSTNAME
    rules.add(copy("pod_node_name", "__host__"));
    rules.add(copy("namespace", "namespace"));
    rules.add(copy("pod_name", "pod"));
    rules.add(copy("pod_container_name", "container"));
    rules.add(copy("pod_node_name", "node_name"));
    rules.add(controller());
    rules.add(app());
    rules.add(job());
    rules.add(path("pod_uid", "(.+);(.+)"));
    // a static pod's files are under the hash of its manifest, not under its uid
    rules.add(path("pod_annotation_kubernetes_io_config_hash", "(.+);(.+)"));
    return rules;
  }

  private static Optional<Mapping> filter(NamespaceFilter namespaces) {
    return switch (namespaces) {
      case NamespaceFilter.All() -> Optional.empty();
      case NamespaceFilter.Keep(List<DnsLabel> names) -> Optional.of(filter("keep", names));
      case NamespaceFilter.Drop(List<DnsLabel> names) -> Optional.of(filter("drop", names));
    };
  }

  private static Mapping filter(String action, List<DnsLabel> names) {
    return Mapping.builder()
        .put("source_labels", List.of(META + "namespace"))
        .put("regex", names.stream().map(DnsLabel::value).sorted().collect(Collectors.joining("|")))
        .put("action", action)
        .build();
  }

  private static Mapping copy(String from, String label) {
    return Mapping.builder()
        .put("source_labels", List.of(META + from))
        .put("target_label", label)
        .build();
  }

  /// The recommended label, else the customary one, else the controller, else the pod itself.
  private static Mapping app() {
    return Mapping.builder()
        .put(
            "source_labels",
            List.of(
                META + "pod_label_app_kubernetes_io_name",
                META + "pod_label_app",
                CONTROLLER,
                META + "pod_name"))
        .put("regex", "^;*([^;]+)(;.*)?$")
        .put("target_label", "app")
        .build();
  }

  /// The controller's name; of a ReplicaSet the Deployment's, without the hash.
  private static Mapping controller() {
    return Mapping.builder()
        .put("source_labels", List.of(META + "pod_controller_name"))
        .put("regex", "([0-9a-z-.]+?)(-[0-9a-f]{8,10})?")
        .put("target_label", CONTROLLER)
        .build();
  }

  private static Mapping job() {
    return Mapping.builder()
        .put("source_labels", List.of("namespace", "app"))
        .put("separator", "/")
        .put("target_label", "job")
        .build();
  }

  // kubernetes pkg/kubelet/kuberuntime/helpers.go:
  // /var/log/pods/<ns>_<pod>_<uid>/<container>/<n>.log
  private static Mapping path(String directory, String regex) {
    return Mapping.builder()
        .put("source_labels", List.of(META + directory, META + "pod_container_name"))
        .put("regex", regex)
        .put("replacement", "/var/log/pods/*$1/$2/*.log")
        .put("target_label", "__path__")
        .build();
  }
}
