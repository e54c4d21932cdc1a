package dev.plg.picture;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Everything that would run, as far as it is known.
///
/// @param objects in the order in which they were read; each once
/// @param configs the configurations of programs found in them, or given as files
/// @param runtime of the nodes' containers, where the user says it: `docker`, `containerd`, `cri-o`
/// @param findings what could not be read or understood, said once
public record Picture(
    List<KubeObject> objects,
    List<Workload> workloads,
    List<Service> services,
    List<ProgramConfig> configs,
    Optional<String> runtime,
    List<Finding> findings,
    TreeMap<Location, String> titles) {

  public Picture {
    objects = List.copyOf(objects);
    workloads = List.copyOf(workloads);
    services = List.copyOf(services);
    configs = List.copyOf(configs);
    findings = List.copyOf(findings);
  }

  /// The objects of a kind: `ServiceAccount`, `ConfigMap`, `PersistentVolumeClaim`.
  public Stream<KubeObject> objects(String kind) {
    return objects.stream().filter(object -> object.kind().equals(kind));
  }

  /// The object of a kind and name that `from` would find: in its own namespace where both say one,
  /// and rather in its own file than in another.
  public Optional<KubeObject> find(KubeObject from, String kind, String name) {
    return objects(kind)
        .filter(object -> object.name().equals(name) && object.mayShareNamespace(from))
        .min((a, b) -> a.nearer(b, from));
  }

  /// The workloads that run a program.
  public Stream<Workload> workloads(Software software) {
    return workloads.stream().filter(workload -> workload.runs(software));
  }

  /// Each container that runs a program, with its workload.
  public Stream<Run> runs(Software software) {
    return workloads.stream()
        .flatMap(
            workload -> workload.containers(software).map(container -> new Run(workload, container)));
  }

  /// Each container that runs any program that is known here: what rules may speak about.
  public Stream<Run> runs() {
    return workloads.stream()
        .flatMap(
            workload ->
                workload.containers().stream()
                    .filter(container -> container.software().isPresent())
                    .map(container -> new Run(workload, container)));
  }

  /// The workloads that run any program that is known here.
  public Stream<Workload> known() {
    return workloads.stream()
        .filter(it -> it.containers().stream().anyMatch(c -> c.software().isPresent()));
  }

  public Stream<ProgramConfig> configs(Software software) {
    return configs.stream().filter(config -> config.software() == software);
  }

  /// The Services that send to a workload's pods.
  public Stream<Service> servicesOf(Workload workload) {
    return services.stream().filter(service -> service.selects(workload));
  }

  /// The workloads that a Service sends to.
  public Stream<Workload> workloadsOf(Service service) {
    return workloads.stream().filter(service::selects);
  }

  /// The Service that a host name means, seen from a namespace: `loki`, `loki.monitoring`,
  /// `loki.monitoring.svc.cluster.local`.
  public Optional<Service> serviceAt(String host, String fromNamespace) {
    String[] parts = host.split("\\.", -1);
    String namespace = parts.length > 1 ? parts[1] : fromNamespace;
    boolean inside = parts.length <= 2 || parts[2].equals("svc");
    return inside
        ? services.stream()
            .filter(service -> service.name().equals(parts[0]))
            .filter(service -> same(service.object().namespace(), namespace))
            .findFirst()
        : Optional.empty();
  }

  private static boolean same(String a, String b) {
    return a.isEmpty() || b.isEmpty() || a.equals(b);
  }

  /// The title of the object that holds a place: `ConfigMap monitoring/loki`; empty where none does.
  public String titleAt(Location place) {
    return beginOf(place).map(titles::get).orElse("");
  }

  /// Where the object begins that holds a place.
  public Optional<Location> beginOf(Location place) {
    return Optional.ofNullable(titles.floorKey(place))
        .filter(begin -> place.isKnown() && begin.file().equals(place.file()));
  }
}
