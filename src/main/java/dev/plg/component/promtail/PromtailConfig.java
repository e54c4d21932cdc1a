package dev.plg.component.promtail;

import dev.plg.component.logs.PodFiles;
import dev.plg.component.logs.PodTargets;
import dev.plg.component.logs.Relabeling;
import dev.plg.component.loki.LokiComponent;
import dev.plg.model.ContainerRuntime;
import dev.plg.model.NamespaceFilter;
import dev.plg.model.Promtail;
import dev.plg.model.Stack;
import dev.plg.model.TenantId;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// What `promtail -config.file` reads.
record PromtailConfig(Client client, Job job) implements Section {

  static final String STATE = "/run/promtail";

  /// Where the lines go.
  record Client(String url, Optional<TenantId> tenant) implements Section {

    @Override
    public Mapping tree() {
      return Mapping.builder().put("url", url).with("tenant_id", tenant).build();
    }
  }

  /// One of `scrape_configs`.
  ///
  /// @param targets the files themselves; empty where the API server names the pods
  /// @param relabeling empty where the labels come from the path
  record Job(String name, List<Files> targets, List<Stage> stages, List<Relabeling> relabeling)
      implements Section {

    Job {
      targets = List.copyOf(targets);
      stages = List.copyOf(stages);
      relabeling = List.copyOf(relabeling);
    }

    @Override
    public Mapping tree() {
      return Mapping.builder()
          .put("job_name", name)
          .with("static_configs", targets)
          .put("pipeline_stages", stages)
          .putIf(targets.isEmpty(), "kubernetes_sd_configs", List.of(Mapping.of("role", "pod")))
          .with("relabel_configs", relabeling)
          .build();
    }
  }

  /// Files that are read without asking the API server.
  record Files(String job, String path) implements Section {

    @Override
    public Mapping tree() {
      Mapping labels = Mapping.of("job", job, "__path__", path);
      return Mapping.of("targets", List.of("localhost"), "labels", labels);
    }
  }

  /// A stage of a pipeline.
  record Stage(String name, SequencedMap<String, String> settings) implements Section {

    Stage(String name) {
      this(name, new LinkedHashMap<>());
    }

    Stage and(String key, String value) {
      var more = new LinkedHashMap<>(settings);
      more.put(key, value);
      return new Stage(name, more);
    }

    @Override
    public Mapping tree() {
      return Mapping.of(name, settings);
    }
  }

  static PromtailConfig of(Stack stack, Promtail promtail) {
    Stage unwrapping = unwrapping(stack.cluster().runtime());
    return new PromtailConfig(
        new Client(LokiComponent.push(stack), stack.loki().tenant()),
        switch (promtail.discovery()) {
          case KUBERNETES -> pods(unwrapping, promtail.namespaces());
          case FILES -> files(unwrapping, promtail.namespaces());
        });
  }

  @Override
  public Mapping tree() {
    int port = PromtailComponent.HTTP.number();
    return Mapping.builder()
        .put("server", Mapping.of("http_listen_port", port, "grpc_listen_port", 0))
        .put("positions", Mapping.of("filename", STATE + "/positions.yaml"))
        .put("clients", List.of(client))
        .put("scrape_configs", List.of(job))
        .build();
  }

  private static Job pods(Stage unwrapping, NamespaceFilter namespaces) {
    var rules = new ArrayList<Relabeling>();
    PodTargets.filter(namespaces).ifPresent(rules::add);
    rules.add(PodTargets.host());
    rules.addAll(PodTargets.labels());
    return new Job("kubernetes-pods", List.of(), List.of(unwrapping), rules);
  }

  private static Job files(Stage unwrapping, NamespaceFilter namespaces) {
    var labels = new LinkedHashMap<String, String>();
    PodFiles.LABELS.forEach(label -> labels.put(label, label));
    var stages = new ArrayList<Stage>();
    stages.add(unwrapping);
    stages.add(new Stage("regex").and("source", "filename").and("expression", PodFiles.PATH));
    stages.add(new Stage("labels", labels));
    PodFiles.dropped(namespaces)
        .map(
            selector ->
                new Stage("match")
                    .and("selector", selector)
                    .and("action", "drop")
                    .and("drop_counter_reason", PodFiles.DROPPED))
        .ifPresent(stages::add);
    return new Job(
        PodFiles.JOB, List.of(new Files(PodFiles.JOB, PodFiles.FILES)), stages, List.of());
  }

  /// The stage that takes the runtime's own wrapping off a line; the other one would leave it on,
  /// without an error.
  // loki v3.5.12 clients/pkg/logentry/stages/extensions.go
  private static Stage unwrapping(ContainerRuntime runtime) {
    return new Stage(
        switch (runtime) {
          case ContainerRuntime.Docker _ -> "docker";
          case ContainerRuntime.Containerd(), ContainerRuntime.CriO() -> "cri";
        });
  }
}
