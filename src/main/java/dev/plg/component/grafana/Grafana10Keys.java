package dev.plg.component.grafana;

import dev.plg.component.ChartServiceAccount;
import dev.plg.yaml.Mapping;

/// What 10.5.15 and 12.11.1 read.
///
/// @param account the keys of `serviceAccount`; the token is the pod's to ask for
// helm-charts charts/grafana/templates@grafana-10.5.15,
// community charts/grafana/templates@grafana-12.11.1
record Grafana10Keys(ChartServiceAccount account) implements GrafanaVersionKeys {

  @Override
  public Mapping persistence() {
    return Mapping.builder().put("lookupVolumeName", false, "rendering asks no cluster").build();
  }

  @Override
  public Mapping serviceAccount() {
    return account.values();
  }

  @Override
  public Mapping sections() {
    return Mapping.builder()
        .put("automountServiceAccountToken", false, "no sidecar asks the API server")
        .put("rbac", Mapping.of("create", false))
        .build();
  }
}
