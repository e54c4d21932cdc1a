package dev.plg.profile;

import dev.plg.model.Disk;
import dev.plg.model.HttpUrl;
import dev.plg.model.Ingest;
import dev.plg.model.Quantity;
import dev.plg.model.Resources;
import dev.plg.model.Retention;
import dev.plg.model.Storage;
import dev.plg.model.Tempo;
import dev.plg.model.Tier;
import dev.plg.model.TraceProtocol;
import dev.plg.model.TraceStore;
import java.util.List;
import java.util.Optional;

/// The `tempo` of a stack: one that it runs, or one outside.
final class TempoDecoder {

  private static final List<TraceProtocol> OTLP =
      List.of(TraceProtocol.OTLP_GRPC, TraceProtocol.OTLP_HTTP);

  /// Room for the write-ahead log alone.
  private static final Disk SMALL = new Disk(new Quantity("10Gi"), Optional.empty());

  private TempoDecoder() {}

  static Optional<TraceStore> decode(Section root, Tier tier, Optional<Storage> storage) {
    Section tempo = root.section("tempo");
    if (!root.has("tempo") || !tempo.flag("enabled", true)) {
      return Optional.empty();
    }
    return tempo.has("endpoint")
        ? OutsideDecoder.traces(tempo)
        : here(tempo, tier, storage).map(TraceStore.Here::new);
  }

  private static Optional<Tempo> here(Section tempo, Tier tier, Optional<Storage> storage) {
    OutsideDecoder.refuse(tempo, OutsideDecoder.OF_TRACES, "endpoint");
    List<TraceProtocol> receivers = tempo.values("receivers", TraceProtocol::of);
    Optional<Ingest> ingest = tempo.value("ingest", Ingest::parse);
    Resources least = Defaults.tempo(tier);
    return Optional.of(
        new Tempo(
            Tempo.protocols(receivers.isEmpty() ? OTLP : receivers),
            tempo.value("retention", Retention::parse).orElse(retention(tier)),
            ingest,
            tempo.value("remoteWrite", HttpUrl::new),
            disk(tempo.section("persistence"), storage),
            WorkloadDecoder.decode(
                tempo, ingest.map(load -> Sizing.tempo(least, load)).orElse(least), List.of()),
            tempo.passthrough("config")));
  }

  /// Traces cost much room and are rarely asked for after a week.
  private static Retention retention(Tier tier) {
    return switch (tier) {
      case DEV -> Retention.parse("24h");
      case PROD -> Retention.parse("7d");
    };
  }

  /// On a filesystem as large, and of the same class, as the disk of the logs, unless asked
  /// otherwise.
  private static Disk disk(Section persistence, Optional<Storage> storage) {
    Disk like = storage.map(TempoDecoder::like).orElse(SMALL);
    Quantity size = persistence.value("size", Quantity::new).orElse(like.size());
    Optional<String> storageClass = persistence.text("storageClass").or(like::storageClass);
    return persistence.whole(() -> new Disk(size, storageClass)).orElse(like);
  }

  private static Disk like(Storage storage) {
    return storage.localDisk().orElse(SMALL);
  }
}
