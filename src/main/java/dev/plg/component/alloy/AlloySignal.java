package dev.plg.component.alloy;

import java.util.Locale;

/// What applications send by OTLP, in the order in which `alloy fmt`'s examples name them.
enum AlloySignal {
  METRICS,
  LOGS,
  TRACES;

  /// The argument of a block `output`.
  String argument() {
    return name().toLowerCase(Locale.ROOT);
  }
}
