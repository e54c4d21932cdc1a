package dev.plg.component.promtail;

import dev.plg.model.DnsLabel;
import dev.plg.model.NamespaceFilter;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The job that reads `/var/log/pods` without asking the API server, with labels from the path.
final class PodFiles {

  // kubernetes pkg/kubelet/kuberuntime/helpers.go:
  // /var/log/pods/<ns>_<pod>_<uid>/<container>/<n>.log;
  // none of namespace, pod and uid has a `_`
  private static final String PATH =
      "^/var/log/pods/(?P<namespace>[^_]+)_(?P<pod>[^_]+)_(?P<uid>[^/]+)/(?P<container>[^/]+)/";

  private static final List<String> FROM_PATH = List.of("namespace", "pod", "container");

  private PodFiles() {}

  /// @param unwrapping the stage that takes the runtime's form off a line
  static Mapping job(Mapping unwrapping, NamespaceFilter namespaces) {
    var stages = new ArrayList<Mapping>();
    stages.add(unwrapping);
    stages.add(stage("regex", Mapping.builder().put("source", "filename").put("expression", PATH)));
    Mapping.Builder labels = Mapping.builder();
    FROM_PATH.forEach(label -> labels.put(label, label));
    stages.add(stage("labels", labels));
    filter(namespaces).ifPresent(stages::add);
    return Mapping.builder()
        .put("job_name", "pod-files")
        .put("static_configs", Sequence.of(files()))
        .put("pipeline_stages", Sequence.of(stages))
        .build();
  }

  private static Mapping files() {
    return Mapping.builder()
        .put("targets", List.of("localhost"))
        .put(
            "labels",
            Mapping.builder()
                .put("job", "pod-files")
                .put("__path__", "/var/log/pods/*/*/*.log")
                .build())
        .build();
  }

  private static Optional<Mapping> filter(NamespaceFilter namespaces) {
    return switch (namespaces) {
      case NamespaceFilter.All() -> Optional.empty();
      case NamespaceFilter.Keep(List<DnsLabel> names) ->
          // A missing label matches !~, so that a line without one would be lost: it must have one.
          // loki v3.5.1 clients/pkg/logentry/stages/match.go:192
          Optional.of(drop("{namespace!=\"\", namespace!~\"" + any(names) + "\"}"));
      case NamespaceFilter.Drop(List<DnsLabel> names) ->
          Optional.of(drop("{namespace=~\"" + any(names) + "\"}"));
    };
  }

  private static Mapping drop(String selector) {
    return stage(
        "match",
        Mapping.builder()
            .put("selector", selector)
            .put("action", "drop")
            .put("drop_counter_reason", "namespace"));
  }

  private static String any(List<DnsLabel> names) {
    return names.stream().map(DnsLabel::value).sorted().collect(Collectors.joining("|"));
  }

  private static Mapping stage(String name, Mapping.Builder settings) {
    return Mapping.builder().put(name, settings.build()).build();
  }
}
