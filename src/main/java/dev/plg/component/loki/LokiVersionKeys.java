package dev.plg.component.loki;

import dev.plg.yaml.Mapping;

/// What one version of the chart `loki` reads and the other does not, section by section; each
/// follows the keys that both read.
sealed interface LokiVersionKeys permits Loki5Keys, Loki18Keys {

  Mapping loki();

  default Mapping serviceAccount() {
    return Mapping.EMPTY;
  }

  Mapping singleBinary();

  default Mapping memberlistService() {
    return Mapping.EMPTY;
  }

  /// Sections of the version's own.
  Mapping sections();
}
