package dev.plg.component.loki;

import dev.plg.component.ChartSwitch;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Sequence;
import java.util.List;
import java.util.Optional;

/// What 18.11.0 alone reads.
///
/// @param commonLabels of all objects
/// @param affinity as Kubernetes reads it, but for a null that takes a demand of the chart away
/// @param ring absent for one pod alone
// community charts/loki/templates@loki-18.11.0
record Loki18Keys(
    Mapping commonLabels, List<Mapping> extraEnv, Mapping affinity, Optional<Ring> ring)
    implements LokiVersionKeys {

  Loki18Keys {
    extraEnv = List.copyOf(extraEnv);
  }

  /// What more than one pod needs.
  ///
  /// @param service the name of the Service by which they find each other
  /// @param budget how many pods may be gone at once
  /// @param topologySpreadConstraints may be empty
  record Ring(String service, Budget budget, Sequence topologySpreadConstraints) {

    Mapping singleBinary() {
      return Mapping.builder()
          .put("podDisruptionBudget", budget.values())
          .with("topologySpreadConstraints", topologySpreadConstraints)
          .build();
    }
  }

  /// The keys of `podDisruptionBudget`.
  record Budget(int maxUnavailable, Mapping annotations) {

    Mapping values() {
      return Mapping.builder()
          .put("maxUnavailable", maxUnavailable)
          .with("annotations", annotations)
          .build();
    }
  }

  @Override
  public Mapping loki() {
    return Mapping.EMPTY;
  }

  @Override
  public Mapping singleBinary() {
    return Mapping.builder()
        .put("automountServiceAccountToken", false)
        .with("extraEnv", Sequence.of(extraEnv))
        .put("affinity", affinity, "null takes a demand of the chart away")
        .addAll(ring.map(Ring::singleBinary).orElse(Mapping.EMPTY))
        .build();
  }

  @Override
  public Mapping memberlistService() {
    return Mapping.builder().with("name", ring.map(Ring::service)).build();
  }

  @Override
  public Mapping sections() {
    return Mapping.builder()
        .put("deploymentMode", "Monolithic")
        .put("defaults", Mapping.of("enableServiceLinks", false))
        .with("commonLabels", commonLabels)
        .put(
            "chunksCache",
            ChartSwitch.off("a memcached that asks for more than 9 GiB of memory").values())
        .put("resultsCache", ChartSwitch.off().values())
        .put("memcached", memcached())
        .put("lokiCanary", ChartSwitch.off().values())
        .build();
  }

  private static Mapping memcached() {
    Mapping account = Mapping.of("create", false);
    return Mapping.of("serviceAccount", account);
  }
}
