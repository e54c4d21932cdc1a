package dev.plg.picture;

import dev.plg.catalog.Program;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Everything that would run, as far as it is known.
public final class Picture {

  private final List<KubeObject> objects;
  private final List<Workload> workloads;
  private final List<Workload> known;
  private final List<Service> services;
  private final List<ProgramConfig> configs;
  private final Optional<String> runtime;
  private final List<Finding> findings;
  private final NavigableMap<Location, String> titles;
  private final Index index;
  private final List<Release> releases;

  private Picture(Picture other, List<Release> releases) {
    this.objects = other.objects;
    this.workloads = other.workloads;
    this.known = other.known;
    this.services = other.services;
    this.configs = other.configs;
    this.runtime = other.runtime;
    this.findings = other.findings;
    this.titles = other.titles;
    this.index = other.index;
    this.releases = List.copyOf(releases);
  }

  Picture(
      List<KubeObject> objects,
      Workloads workloads,
      List<Service> services,
      List<ProgramConfig> configs,
      Optional<String> runtime,
      List<Finding> findings,
      NavigableMap<Location, String> titles) {
    this.objects = List.copyOf(objects);
    this.workloads = Collections.unmodifiableList(workloads);
    this.known = workloads.known();
    this.services = List.copyOf(services);
    this.configs = List.copyOf(configs);
    this.runtime = runtime;
    this.findings = List.copyOf(findings);
    this.titles = titles;
    this.index = new Index(this.objects, this.workloads, this.services, this.configs);
    this.releases = List.of();
  }

  /// The same picture with the charts that are installed.
  public Picture with(List<Release> installed) {
    return new Picture(this, installed);
  }

  /// The charts that are installed.
  public List<Release> releases() {
    return releases;
  }

  /// In the order in which they were read; each once.
  public List<KubeObject> objects() {
    return objects;
  }

  public List<Workload> workloads() {
    return workloads;
  }

  public List<Service> services() {
    return services;
  }

  /// Whether it holds a program that is known, a configuration of one, or a release of a chart.
  public boolean holdsPrograms() {
    return known().findAny().isPresent() || !configs().isEmpty() || !releases().isEmpty();
  }

  /// The configurations of programs found in the objects, or given as files.
  public List<ProgramConfig> configs() {
    return configs;
  }

  /// The runtime of the nodes' containers, if the user sets it: `docker`, `containerd`, `cri-o`.
  public Optional<String> runtime() {
    return runtime;
  }

  /// What could not be read or understood, said once.
  public List<Finding> findings() {
    return findings;
  }

  /// The objects of a kind: `ServiceAccount`, `ConfigMap`, `PersistentVolumeClaim`.
  public Stream<KubeObject> objects(String kind) {
    return index.objects(kind).stream();
  }

  /// The object of a kind and name that `from` would find: in its own namespace where both say one,
  /// and rather in its own file than in another.
  public Optional<KubeObject> find(KubeObject from, String kind, String name) {
    return index.objects(kind, name, from.namespace()).min((a, b) -> a.nearer(b, from));
  }

  /// The objects of a kind and name in whatever namespace.
  public Stream<KubeObject> objects(String kind, String name) {
    return index.objects(kind, name);
  }

  /// The objects of a kind and name that may be in a namespace: that say it, or none.
  public Stream<KubeObject> objects(String kind, String name, String namespace) {
    return index.objects(kind, name, namespace);
  }

  /// The HorizontalPodAutoscalers that scale a workload.
  public Stream<KubeObject> autoscalersOf(Workload workload) {
    return index.autoscalers(workload);
  }

  /// The RoleBindings and ClusterRoleBindings that may name a workload's ServiceAccount.
  public Stream<KubeObject> bindingsOf(Workload workload) {
    return index.bindings(workload);
  }

  /// The workloads that run a program.
  public Stream<Workload> workloads(Program program) {
    return known.stream().filter(workload -> workload.runs(program));
  }

  /// Each container that runs a program, with its workload.
  public Stream<Run> runs(Program program) {
    return known.stream()
        .flatMap(
            workload ->
                workload.containers(program).map(container -> new Run(workload, container)));
  }

  /// Each container that runs any program that is known here: what rules may speak about.
  public Stream<Run> runs() {
    return known.stream()
        .flatMap(
            workload ->
                workload.containers().stream()
                    .filter(container -> container.program().isPresent())
                    .map(container -> new Run(workload, container)));
  }

  /// The workloads that run any program that is known here.
  public Stream<Workload> known() {
    return known.stream();
  }

  public Stream<ProgramConfig> configs(Program program) {
    return index.configs(program).stream();
  }

  /// The configurations that the containers of any of these workloads read.
  public Stream<ProgramConfig> configsOf(Stream<Workload> readers) {
    return index.configs(readers);
  }

  /// The Services that send to a workload's pods.
  public Stream<Service> servicesOf(Workload workload) {
    return index.servicesOf(workload);
  }

  /// The workloads that a Service sends to.
  public Stream<Workload> workloadsOf(Service service) {
    return selected(service.selector(), service.object());
  }

  /// The workloads whose pods have all labels of a selector, where they may share the namespace of
  /// the object that selects; none without a label.
  public Stream<Workload> selected(Map<String, String> selector, KubeObject by) {
    return index.selected(selector, by.namespace());
  }

  /// The Services of a name, in whatever namespace.
  public Stream<Service> servicesNamed(String name) {
    return index.services(name);
  }

  /// The Service that a host name means, seen from a namespace: `loki`, `loki.monitoring`,
  /// `loki.monitoring.svc.cluster.local`.
  public Optional<Service> serviceAt(String host, String fromNamespace) {
    String[] parts = host.split("\\.", -1);
    String namespace = parts.length > 1 ? parts[1] : fromNamespace;
    boolean inside = parts.length <= 2 || parts[2].equals("svc");
    return inside ? index.services(parts[0], namespace).findFirst() : Optional.empty();
  }

  /// The title of the object that holds a place: `ConfigMap monitoring/loki`; empty where none
  /// does.
  public String titleAt(Location place) {
    return beginOf(place).map(titles::get).orElse("");
  }

  /// Where each object begins that was read, those included that no rule looks at.
  public Set<Location> begins() {
    return titles.keySet();
  }

  /// Where the object begins that holds a place.
  public Optional<Location> beginOf(Location place) {
    return Optional.ofNullable(titles.floorKey(place))
        .filter(begin -> place.isKnown() && begin.file().equals(place.file()));
  }
}
