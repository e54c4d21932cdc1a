package dev.plg.model;

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// The trace store.
///
/// @param receivers the protocols by which spans come in, at least one
/// @param ingest how many spans come in; empty: not said
/// @param remoteWrite where the metrics generator writes the metrics that it makes of spans; empty:
///   it makes none
/// @param disk of the write-ahead log and, on a filesystem, of all blocks
/// @param config merged over the configuration that plg derives, last
public record Tempo(
    SortedSet<TraceProtocol> receivers,
    Retention retention,
    Optional<Ingest> ingest,
    Optional<HttpUrl> remoteWrite,
    Disk disk,
    PodSettings workload,
    Passthrough config) {

  public Tempo {
    receivers = protocols(receivers);
  }

  /// The protocols in their order; throws where there are none.
  public static SortedSet<TraceProtocol> protocols(Collection<TraceProtocol> protocols) {
    InvalidValue.unless(
        !protocols.isEmpty(),
        "no application could send spans",
        "name a receiver, as in [otlp-grpc]");
    return Collections.unmodifiableSortedSet(new TreeSet<>(protocols));
  }
}
