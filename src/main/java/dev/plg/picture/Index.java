package dev.plg.picture;

import dev.plg.catalog.Program;
import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds what rules ask a picture for, by name and by label, so that a rule that asks once for each
/// object does not look at all objects each time.
final class Index {

  private final Map<String, List<KubeObject>> kinds = new HashMap<>();
  private final ByNamespace<Name, KubeObject> objects = new ByNamespace<>();
  private final ByNamespace<Label, Integer> workloads = new ByNamespace<>();
  private final ByNamespace<String, Service> services = new ByNamespace<>();
  private final ByNamespace<Label, Integer> selecting = new ByNamespace<>();
  private final ByNamespace<Name, KubeObject> autoscalers = new ByNamespace<>();
  private final ByNamespace<String, KubeObject> bindings = new ByNamespace<>();
  private final Map<Program, List<ProgramConfig>> configs = new EnumMap<>(Program.class);
  private final Map<Workload, Set<Integer>> read = new HashMap<>();
  private final List<Workload> allWorkloads;
  private final List<Service> allServices;
  private final List<ProgramConfig> allConfigs;

  /// A kind and a name.
  record Name(String kind, String name) {

    static Name of(KubeObject object) {
      return new Name(object.kind(), object.name());
    }
  }

  private record Label(String key, String value) {}

  Index(
      List<KubeObject> objects,
      List<Workload> workloads,
      List<Service> services,
      List<ProgramConfig> configs) {
    this.allWorkloads = workloads;
    this.allServices = services;
    this.allConfigs = configs;
    objects.forEach(this::add);
    for (int number = 0; number < workloads.size(); number++) {
      add(workloads.get(number), number);
    }
    for (int number = 0; number < services.size(); number++) {
      add(services.get(number), number);
    }
    for (int number = 0; number < configs.size(); number++) {
      add(configs.get(number), number);
    }
  }

  private void add(KubeObject object) {
    kinds.computeIfAbsent(object.kind(), _ -> new ArrayList<>()).add(object);
    objects.add(Name.of(object), object.namespace(), object);
    switch (object.kind()) {
      case "HorizontalPodAutoscaler" -> {
        Mapping target = object.spec().mapping("scaleTargetRef");
        var name = new Name(target.text("kind").orElse(""), target.text("name").orElse(""));
        autoscalers.add(name, object.namespace(), object);
      }
      case "RoleBinding", "ClusterRoleBinding" ->
          object
              .tree()
              .sequence("subjects")
              .mappings()
              .filter(it -> it.text("kind").filter("ServiceAccount"::equals).isPresent())
              .forEach(
                  it ->
                      bindings.add(
                          it.text("name").orElse(""), it.text("namespace").orElse(""), object));
      default -> {
        // found by its kind and name alone
      }
    }
  }

  private void add(Workload workload, int number) {
    workload
        .podLabels()
        .forEach(
            (key, value) ->
                workloads.add(new Label(key, value), workload.object().namespace(), number));
  }

  private void add(Service service, int number) {
    String namespace = service.object().namespace();
    services.add(service.name(), namespace, service);
    rarest(service.selector(), namespace)
        .ifPresent(label -> selecting.add(label, namespace, number));
  }

  private void add(ProgramConfig config, int number) {
    configs.computeIfAbsent(config.program(), _ -> new ArrayList<>()).add(config);
    config
        .runs()
        .forEach(
            run -> read.computeIfAbsent(run.workload(), _ -> new LinkedHashSet<>()).add(number));
  }

  /// The label of a selector that the fewest workloads have.
  private Optional<Label> rarest(Map<String, String> selector, String namespace) {
    return selector.entrySet().stream()
        .map(entry -> new Label(entry.getKey(), entry.getValue()))
        .min(Comparator.comparingInt(label -> workloads.count(label, namespace)));
  }

  List<KubeObject> objects(String kind) {
    return kinds.getOrDefault(kind, List.of());
  }

  Stream<KubeObject> objects(String kind, String name) {
    return objects.all(new Name(kind, name));
  }

  Stream<KubeObject> objects(String kind, String name, String namespace) {
    return objects.in(new Name(kind, name), namespace);
  }

  Stream<Service> services(String name) {
    return services.all(name);
  }

  Stream<Service> services(String name, String namespace) {
    return services.in(name, namespace);
  }

  /// The Services that send to a workload's pods.
  Stream<Service> servicesOf(Workload workload) {
    return workload.podLabels().entrySet().stream()
        .map(entry -> new Label(entry.getKey(), entry.getValue()))
        .flatMap(label -> selecting.in(label, workload.object().namespace()))
        .sorted()
        .map(allServices::get)
        .filter(service -> service.selects(workload));
  }

  /// The workloads whose pods have all labels of a selector, and may be in a namespace.
  Stream<Workload> selected(Map<String, String> selector, String namespace) {
    return rarest(selector, namespace).stream()
        .flatMap(label -> workloads.in(label, namespace))
        .map(allWorkloads::get)
        .filter(it -> it.podLabels().entrySet().containsAll(selector.entrySet()));
  }

  Stream<KubeObject> autoscalers(Workload workload) {
    return autoscalers.in(Name.of(workload.object()), workload.object().namespace());
  }

  /// The bindings that name a workload's account, each once.
  Stream<KubeObject> bindings(Workload workload) {
    return bindings.in(workload.serviceAccount(), workload.object().namespace()).distinct();
  }

  List<ProgramConfig> configs(Program program) {
    return configs.getOrDefault(program, List.of());
  }

  /// The configurations that any of the workloads reads, in the picture's order.
  Stream<ProgramConfig> configs(Stream<Workload> workloads) {
    return workloads
        .flatMap(it -> read.getOrDefault(it, Set.of()).stream())
        .distinct()
        .sorted()
        .map(allConfigs::get);
  }
}
