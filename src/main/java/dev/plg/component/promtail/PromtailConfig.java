package dev.plg.component.promtail;

import dev.plg.component.logs.PodFiles;
import dev.plg.component.logs.PodTargets;
import dev.plg.component.logs.Relabeling;
import dev.plg.component.loki.LokiComponent;
import dev.plg.model.ContainerRuntime;
import dev.plg.model.NamespaceFilter;
import dev.plg.model.Promtail;
import dev.plg.model.Stack;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;

/// What `promtail -config.file` reads.
final class PromtailConfig {

  static final String STATE = "/run/promtail";

  private PromtailConfig() {}

  static Mapping of(Stack stack, Promtail promtail) {
    return Mapping.builder()
        .put(
            "server",
            Mapping.builder()
                .put("http_listen_port", PromtailComponent.HTTP.number())
                .put("grpc_listen_port", 0)
                .build())
        .put("positions", Mapping.of("filename", STATE + "/positions.yaml"))
        .put("clients", Sequence.of(client(stack)))
        .put("scrape_configs", Sequence.of(job(stack, promtail)))
        .build();
  }

  private static Mapping client(Stack stack) {
    Mapping.Builder client = Mapping.builder().put("url", LokiComponent.push(stack));
    stack.loki().tenant().ifPresent(tenant -> client.put("tenant_id", tenant));
    return client.build();
  }

  private static Mapping job(Stack stack, Promtail promtail) {
    Mapping unwrapping = stage(stack.cluster().runtime());
    return switch (promtail.discovery()) {
      case KUBERNETES -> pods(unwrapping, promtail.namespaces());
      case FILES -> files(unwrapping, promtail.namespaces());
    };
  }

  private static Mapping pods(Mapping unwrapping, NamespaceFilter namespaces) {
    var rules = new ArrayList<Relabeling>();
    PodTargets.filter(namespaces).ifPresent(rules::add);
    rules.add(PodTargets.host());
    rules.addAll(PodTargets.labels());
    return Mapping.builder()
        .put("job_name", "kubernetes-pods")
        .put("pipeline_stages", Sequence.of(unwrapping))
        .put("kubernetes_sd_configs", Sequence.of(Mapping.of("role", "pod")))
        .put(
            "relabel_configs", Sequence.of(rules.stream().map(PromtailConfig::relabeling).toList()))
        .build();
  }

  private static Mapping relabeling(Relabeling rule) {
    return Mapping.builder()
        .put("source_labels", rule.sources())
        .with("separator", rule.separator())
        .with("regex", rule.regex())
        .with("replacement", rule.replacement())
        .with("target_label", rule.target())
        .with("action", rule.action())
        .build();
  }

  private static Mapping files(Mapping unwrapping, NamespaceFilter namespaces) {
    var stages = new ArrayList<Mapping>();
    stages.add(unwrapping);
    stages.add(
        stage(
            "regex", Mapping.builder().put("source", "filename").put("expression", PodFiles.PATH)));
    Mapping.Builder labels = Mapping.builder();
    PodFiles.LABELS.forEach(label -> labels.put(label, label));
    stages.add(stage("labels", labels));
    PodFiles.dropped(namespaces).map(PromtailConfig::drop).ifPresent(stages::add);
    return Mapping.builder()
        .put("job_name", PodFiles.JOB)
        .put("static_configs", Sequence.of(everyFile()))
        .put("pipeline_stages", Sequence.of(stages))
        .build();
  }

  private static Mapping everyFile() {
    return Mapping.builder()
        .put("targets", List.of("localhost"))
        .put("labels", Mapping.of("job", PodFiles.JOB, "__path__", PodFiles.FILES))
        .build();
  }

  private static Mapping drop(String selector) {
    return stage(
        "match",
        Mapping.builder()
            .put("selector", selector)
            .put("action", "drop")
            .put("drop_counter_reason", PodFiles.DROPPED));
  }

  /// The stage that takes the runtime's own wrapping off a line; the other one would leave it on,
  /// without an error.
  // loki v3.5.12 clients/pkg/logentry/stages/extensions.go
  private static Mapping stage(ContainerRuntime runtime) {
    return stage(
        switch (runtime) {
          case ContainerRuntime.Docker _ -> "docker";
          case ContainerRuntime.Containerd(), ContainerRuntime.CriO() -> "cri";
        },
        Mapping.builder());
  }

  private static Mapping stage(String name, Mapping.Builder settings) {
    return Mapping.of(name, settings.build());
  }
}
