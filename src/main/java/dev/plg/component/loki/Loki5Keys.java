package dev.plg.component.loki;

import dev.plg.component.ChartSwitch;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Sequence;
import java.util.List;
import java.util.OptionalInt;

/// What 5.48.0 alone reads.
///
/// @param labels of pods, Services and the account, each by a key of its own
/// @param targetModule what Loki runs: `all`
/// @param affinity a text, a template of what the pods are given
/// @param maxUnavailable pods that may be gone at once; empty for one pod alone
// loki production/helm/loki/templates@helm-loki-5.48.0
record Loki5Keys(
    Mapping labels,
    String targetModule,
    List<String> extraArgs,
    List<Mapping> extraEnv,
    String affinity,
    OptionalInt maxUnavailable)
    implements LokiVersionKeys {

  Loki5Keys {
    extraArgs = List.copyOf(extraArgs);
    extraEnv = List.copyOf(extraEnv);
  }

  @Override
  public Mapping loki() {
    return Mapping.builder()
        .put("enableServiceLinks", false)
        .with("podLabels", labels)
        .with("serviceLabels", labels)
        .build();
  }

  @Override
  public Mapping serviceAccount() {
    return Mapping.builder().with("labels", labels).build();
  }

  @Override
  public Mapping singleBinary() {
    return Mapping.builder()
        .put("targetModule", targetModule)
        .with("extraArgs", Sequence.of(extraArgs))
        .with("extraEnv", Sequence.of(extraEnv))
        .put("affinity", affinity, "a text in this chart")
        .build();
  }

  @Override
  public Mapping sections() {
    Mapping.Builder sections = Mapping.builder().put("monitoring", monitoring());
    maxUnavailable.ifPresent(
        pods -> sections.put("podDisruptionBudget", Mapping.of("maxUnavailable", pods)));
    return sections.build();
  }

  private static Mapping monitoring() {
    return Mapping.builder()
        .put("selfMonitoring", selfMonitoring())
        .put("lokiCanary", ChartSwitch.off().values())
        .put("dashboards", ChartSwitch.off("these three are for the Prometheus operator").values())
        .put("rules", ChartSwitch.off().values())
        .put("serviceMonitor", ChartSwitch.off().values())
        .build();
  }

  private static Mapping selfMonitoring() {
    return ChartSwitch.off("installs the operator of an agent that upstream has given up")
        .values()
        .toBuilder()
        .put("grafanaAgent", Mapping.of("installOperator", false))
        .build();
  }
}
