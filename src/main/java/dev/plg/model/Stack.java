package dev.plg.model;

import java.util.Optional;
import java.util.SortedMap;

/// One log-and-trace stack, for one environment, with nothing left to derive from outside.
///
/// @param labels on every object and pod, beside the recommended ones
/// @param annotations on every object and pod
/// @param logsOutside the base address of a Loki that someone else runs; where it is present, of
///   `loki` only the version line and the tenant count
/// @param charts of no format but Helm's
/// @param registry rewrites the registry of every image; empty: the catalog's
public record Stack(
    DnsLabel name,
    Tier tier,
    DnsLabel namespace,
    Affix affix,
    Labels labels,
    SortedMap<String, String> annotations,
    Cluster cluster,
    Storage storage,
    Optional<Registry> registry,
    Loki loki,
    Collector collector,
    Optional<Grafana> grafana,
    Optional<TraceStore> traces,
    Optional<Agent> agent,
    Optional<Events> events,
    Optional<NodeProblems> nodeProblems,
    Optional<Prometheus> prometheus,
    Optional<HttpUrl> logsOutside,
    Optional<NetworkPolicies> networkPolicies,
    HelmCharts charts,
    NamedVersions versions) {

  /// True where the stack runs a Loki of its own.
  public boolean keepsLogs() {
    return logsOutside.isEmpty();
  }

  /// The collector of the stack where it is of this kind.
  public <C extends Collector> Optional<C> collector(Class<C> kind) {
    return Optional.of(collector).filter(kind::isInstance).map(kind::cast);
  }

  /// The Tempo of the stack; empty where traces go elsewhere, or nowhere.
  public Optional<Tempo> tempo() {
    return traces.flatMap(
        store ->
            switch (store) {
              case TraceStore.Here(Tempo tempo) -> Optional.of(tempo);
              case TraceStore.Outside _ -> Optional.empty();
            });
  }

  /// What an environment can put around the objects without changing what they do.
  public Identity identity() {
    return new Identity(namespace, affix, labels, annotations);
  }

  /// The same stack under another identity.
  public Stack with(Identity other) {
    return new Stack(
        name,
        tier,
        other.namespace(),
        other.affix(),
        other.labels(),
        other.annotations(),
        cluster,
        storage,
        registry,
        loki,
        collector,
        grafana,
        traces,
        agent,
        events,
        nodeProblems,
        prometheus,
        logsOutside,
        networkPolicies,
        charts,
        versions);
  }

  /// What tells this stack's pods from another stack's in the same namespace: the stack's name
  /// within the affix, since two environments may share a namespace.
  public String instance() {
    return affix.around(name.value());
  }

  /// The name of an object, within the affix.
  public String named(String object) {
    return affix.around(object);
  }
}
