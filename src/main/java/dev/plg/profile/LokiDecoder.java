package dev.plg.profile;

import dev.plg.catalog.Catalog;
import dev.plg.model.Disk;
import dev.plg.model.IndexPeriod;
import dev.plg.model.Ingest;
import dev.plg.model.InvalidValue;
import dev.plg.model.LogRetention;
import dev.plg.model.Loki;
import dev.plg.model.Quantity;
import dev.plg.model.Resources;
import dev.plg.model.Retention;
import dev.plg.model.Schema;
import dev.plg.model.Storage;
import dev.plg.model.StreamRetention;
import dev.plg.model.Tables;
import dev.plg.model.TenantId;
import dev.plg.model.Tier;
import java.util.List;
import java.util.Optional;

/// The log store, on the storage that the stack names.
final class LokiDecoder {

  private static final String FOREVER = "forever";

  private final Section loki;
  private final Tier tier;
  private final Storage storage;

  private LokiDecoder(Section loki, Tier tier, Storage storage) {
    this.loki = loki;
    this.tier = tier;
    this.storage = storage;
  }

  static Loki decode(Section loki, Tier tier, Storage storage) {
    return new LokiDecoder(loki, tier, storage).decode();
  }

  private Loki decode() {
    int replicas =
        loki.number("replicas").filter(it -> it > 0).orElse(1); // the schema refuses others
    Optional<Ingest> ingest = loki.value("ingest", Ingest::parse);
    return new Loki(
        loki.value("version", LokiDecoder::line).orElse(Catalog.LINES.getLast().name()),
        replicas,
        new LogRetention(retention(), streams()),
        SchemaDecoder.decode(loki, storage).orElseGet(() -> Schema.ofNewInstall(storage)),
        disk(),
        tenant(loki.section("tenancy")),
        ingest,
        WorkloadDecoder.decode(loki, resources(ingest, replicas), List.of()),
        loki.passthrough("config"));
  }

  private Resources resources(Optional<Ingest> ingest, int replicas) {
    Resources least = Defaults.loki(tier);
    return ingest.map(load -> Sizing.loki(least, load, replicas)).orElse(least);
  }

  private static String line(String text) {
    if (Catalog.line(text).isEmpty()) {
      throw new InvalidValue(
          "plg knows no version line '%s'".formatted(text),
          "choose one of " + String.join(", ", Catalog.lineNames()));
    }
    return text;
  }

  private Optional<Retention> retention() {
    if (loki.text("retention").filter(FOREVER::equals).isPresent()) {
      return Optional.empty();
    }
    return loki.value("retention", Retention::parse).or(this::defaultRetention);
  }

  /// The tier's, as far as the storage can delete: of tables whole ones, of a single table nothing.
  private Optional<Retention> defaultRetention() {
    Retention usual =
        switch (tier) {
          case DEV -> Retention.parse("7d");
          case PROD -> Retention.parse("30d");
        };
    Optional<IndexPeriod> tables = storage.indexTables().map(Tables::period);
    return tables.filter(IndexPeriod::isUnbounded).isPresent()
        ? Optional.empty()
        : Optional.of(tables.map(usual::upToMultipleOf).orElse(usual));
  }

  private List<StreamRetention> streams() {
    return loki.sections("streamRetention").stream()
        .flatMap(stream -> stream(stream).stream())
        .toList();
  }

  private static Optional<StreamRetention> stream(Section stream) {
    Optional<String> selector =
        stream.required("selector", text -> text, "selector: '{namespace=\"dev\"}'");
    Optional<Retention> period = stream.required("period", Retention::parse, "period: 7d");
    int priority = stream.number("priority").orElse(1);
    return selector.isEmpty() || period.isEmpty()
        ? Optional.empty()
        : stream.whole(() -> new StreamRetention(selector.get(), period.get(), priority));
  }

  /// On a filesystem the storage's own disk; elsewhere enough for the write-ahead log and the index
  /// that is being written.
  private Disk disk() {
    Section persistence = loki.section("persistence");
    if (storage.localDisk().isPresent()) {
      if (loki.has("persistence")) {
        loki.report(
            "stack/persistence",
            loki.place("persistence"),
            "`loki.persistence` goes with object storage alone",
            "on a filesystem Loki's one volume is the storage",
            "set `storage.filesystem.size` and `storage.filesystem.storageClass`");
      }
      return storage.localDisk().get();
    }
    var size = new Quantity("10Gi");
    return persistence
        .value("size", Quantity::new)
        .or(() -> Optional.of(size))
        .flatMap(it -> StorageDecoder.disk(persistence, it))
        .orElse(new Disk(size, Optional.empty()));
  }

  private static Optional<TenantId> tenant(Section tenancy) {
    if (!tenancy.flag("enabled", tenancy.has("tenant"))) {
      if (tenancy.has("tenant")) {
        tenancy.report(
            "stack/tenancy",
            tenancy.place("tenant"),
            "`loki.tenancy` names a tenant and is not enabled",
            "Loki would store everything under the tenant 'fake'",
            "set `loki.tenancy.enabled: true`, or remove the tenant");
      }
      return Optional.empty();
    }
    return tenancy.required("tenant", TenantId::new, "tenant: acme");
  }
}
