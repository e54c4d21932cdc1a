package dev.plg.model;

import java.util.Optional;

/// Where spans go.
public sealed interface TraceStore {

  /// A Tempo of the stack.
  record Here(Tempo tempo) implements TraceStore {
    @Override
    public Optional<Ingest> ingest() {
      return tempo.ingest();
    }
  }

  /// A Tempo that someone else runs.
  ///
  /// @param queries the base address that Grafana asks; empty: this stack's Grafana has no traces
  record Outside(OtlpEndpoint spans, Optional<HttpUrl> queries, Optional<Ingest> ingest)
      implements TraceStore {}

  /// How many spans this stack sends there; empty: not said.
  Optional<Ingest> ingest();
}
