package dev.plg.model;

import java.util.List;
import java.util.Optional;

/// How long logs are kept.
///
/// @param period of every stream; empty: for ever
/// @param streams other periods for some streams
public record LogRetention(Optional<Retention> period, List<StreamRetention> streams) {

  public LogRetention {
    streams = List.copyOf(streams);
  }

  /// True where nothing is ever deleted.
  public boolean isForever() {
    return period.isEmpty() && streams.isEmpty();
  }
}
