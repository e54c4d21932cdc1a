package dev.plg.component.grafana;

import dev.plg.yaml.Mapping;
import java.util.List;

/// What 6.43.5 reads, the one within `loki-stack`.
///
/// @param podLabels the pods have none of `extraLabels` here
/// @param accountAnnotations of `serviceAccount`
// helm-charts charts/grafana@grafana-6.43.5
record Grafana6Keys(Mapping podLabels, Mapping accountAnnotations) implements GrafanaVersionKeys {

  @Override
  public Mapping sections() {
    return Mapping.builder()
        .with("podLabels", podLabels)
        .put("serviceAccount", account())
        .put("rbac", rbac())
        .put("containerSecurityContext", container())
        .build();
  }

  private Mapping account() {
    return Mapping.builder()
        .with("annotations", accountAnnotations)
        .put("autoMount", false, "no sidecar asks the API server")
        .build();
  }

  private static Mapping rbac() {
    return Mapping.builder()
        .put("pspEnabled", false, "no Kubernetes has pod security policies since 1.25")
        .put("create", false)
        .build();
  }

  private static Mapping container() {
    return Mapping.builder()
        .put("allowPrivilegeEscalation", false)
        .put("capabilities", Mapping.of("drop", List.of("ALL")))
        .build();
  }
}
