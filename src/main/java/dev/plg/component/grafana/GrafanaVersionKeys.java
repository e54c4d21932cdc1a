package dev.plg.component.grafana;

import dev.plg.yaml.Mapping;

/// What one version of the chart `grafana` reads and another does not, section by section.
sealed interface GrafanaVersionKeys permits Grafana6Keys, Grafana10Keys {

  default Mapping persistence() {
    return Mapping.EMPTY;
  }

  default Mapping serviceAccount() {
    return Mapping.EMPTY;
  }

  /// Sections of the version's own, and those that it fills otherwise.
  Mapping sections();
}
