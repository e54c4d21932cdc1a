package dev.plg.profile;

import static dev.plg.key.FileKey.key;
import static dev.plg.key.Group.group;
import static dev.plg.key.Items.items;
import static dev.plg.key.Made.made;
import static dev.plg.key.Shape.Flag.FLAG;
import static dev.plg.key.Shape.Text.text;

import dev.plg.catalog.Catalog;
import dev.plg.catalog.Program;
import dev.plg.catalog.WrittenVersions;
import dev.plg.key.FileKey;
import dev.plg.key.FileValue;
import dev.plg.key.Group;
import dev.plg.key.Shape.Whole;
import dev.plg.model.Disk;
import dev.plg.model.HttpUrl;
import dev.plg.model.IndexPeriod;
import dev.plg.model.Ingest;
import dev.plg.model.LogRetention;
import dev.plg.model.Loki;
import dev.plg.model.Passthrough;
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

/// The section `loki`.
final class LokiSection {

  private static final FileKey<HttpUrl> ENDPOINT = key("endpoint", SharedKeys.URL);
  static final FileKey<String> VERSION =
      VersionSection.version(Program.LOKI).or(Catalog.LINES.getLast().name());
  private static final FileKey<Integer> REPLICAS = key("replicas", Whole.from(1)).or("1");
  private static final FileKey<Optional<Retention>> RETENTION =
      key("retention", text("hours, days, weeks or years, or forever", LokiSection::retention));
  private static final FileKey<Ingest> INGEST = key("ingest", SharedKeys.LOAD);
  private static final FileKey<List<StreamRetention>> STREAM_RETENTION =
      key(
              "streamRetention",
              items(
                  made(
                      key("selector", text())
                          .about("The streams, as a LogQL selector.", "{namespace=\"dev\"}"),
                      key("period", SharedKeys.RETENTION)
                          .about("How long they are kept, at least 24h.", "7d"),
                      key("priority", Whole.from(Integer.MIN_VALUE))
                          .or("1")
                          .about("If several selectors match, the highest priority wins.", "10"),
                      StreamRetention::new)))
          .or(List.of(), "");
  private static final FileKey<FileValue> PERSISTENCE = SharedKeys.volume("10Gi");
  private static final FileKey<Boolean> MULTI_TENANT = key("enabled", FLAG);
  private static final FileKey<TenantId> TENANT =
      key("tenant", text("tenant ID", TenantId::new))
          .about("The tenant of this stack's logs, sent in the header X-Scope-OrgID.", "acme");
  private static final FileKey<FileValue> TENANCY =
      key(
          "tenancy",
          group(
              MULTI_TENANT
                  .orElse("true if a tenant is set")
                  .about("`true` requires every client to name its tenant."),
              TENANT));
  private static final FileKey<Passthrough> CONFIG =
      SharedKeys.config("Loki", "{limits_config: {max_line_size: 512KB}}");

  private static final Group OWN =
      Group.later(
          () ->
              List.of(
                  ENDPOINT.about(
                      "The base address of a Loki that runs elsewhere, in place of one in this"
                          + " stack. Beside it only `version`, `tenancy` and `ingest` have an"
                          + " effect.",
                      "https://loki.example.com"),
                  VERSION.about(
                      "The version of Loki: a minor, whose newest patch runs, or a full version;"
                          + " plg knows %s. It determines the versions of all components that"
                              .formatted(
                                  VersionSection.range(WrittenVersions.of(Program.LOKI).minors()))
                          + " do not name their own.",
                      "3.7"),
                  REPLICAS.about(
                      "The number of pods: 1 on a filesystem; 1, or 3 and more, on object"
                          + " storage.",
                      "3"),
                  RETENTION
                      .orElse("7d in tier dev, 30d in tier prod, as whole DynamoDB tables")
                      .about(
                          "How long logs are kept, at least 24h. `forever` deletes nothing.",
                          "14d"),
                  INGEST.about(
                      "The volume of logs. It determines requests, limits and the ingestion rate;"
                          + " with `cluster.nodes`, the resources of Promtail too.",
                      "50GB/day"),
                  STREAM_RETENTION.about(
                      "Other retention periods for some streams.",
                      "[{selector: '{namespace=\"dev\"}', period: 48h}]"),
                  SchemaSection.SCHEMA,
                  PERSISTENCE.about(
                      "With object storage: the volume of each pod for the write-ahead log and"
                          + " caches."),
                  TENANCY.about(
                      "Separation of logs by tenant, for Loki, the collector and the data source"
                          + " of Grafana.")));

  static final Group KEYS = Group.of(OWN, WorkloadSection.KEYS, group(CONFIG));

  private final FileValue loki;
  private final String version;
  private final Tier tier;
  private final Storage storage;

  private LokiSection(FileValue loki, String version, Tier tier, Storage storage) {
    this.loki = loki;
    this.version = version;
    this.tier = tier;
    this.storage = storage;
  }

  /// @param storageClass of a volume that names none
  static Loki read(
      FileValue loki, String version, Tier tier, Storage storage, Optional<String> storageClass) {
    return new LokiSection(loki, version, tier, storage).read(storageClass);
  }

  private Loki read(Optional<String> storageClass) {
    int replicas = loki.get(REPLICAS);
    Optional<Ingest> ingest = loki.find(INGEST);
    return new Loki(
        version,
        replicas,
        new LogRetention(
            loki.find(RETENTION).orElseGet(this::defaultRetention), loki.get(STREAM_RETENTION)),
        SchemaSection.read(loki, storage).orElseGet(() -> Schema.ofNewInstall(storage)),
        disk(storageClass),
        tenant(loki.in(TENANCY)),
        ingest,
        WorkloadSection.read(loki, resources(ingest, replicas), List.of()),
        loki.get(CONFIG));
  }

  private Resources resources(Optional<Ingest> ingest, int replicas) {
    Resources least = Defaults.loki(tier);
    return ingest.map(load -> Sizing.loki(least, load, replicas)).orElse(least);
  }

  private static Optional<Retention> retention(String text) {
    return text.equals("forever") ? Optional.empty() : Optional.of(Retention.parse(text));
  }

  /// The period of the tier, as far as the storage can delete: whole tables, and never the only
  /// one.
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

  /// On a filesystem the volume of the storage; else one for the write-ahead log and the index that
  /// is being written.
  private Disk disk(Optional<String> storageClass) {
    if (storage.localDisk().isPresent()) {
      if (loki.has(PERSISTENCE)) {
        loki.report(
            "persistence",
            loki.place(PERSISTENCE),
            "`loki.persistence` has an effect only with object storage",
            "on a filesystem, Loki's only volume is the storage",
            "set `storage.filesystem.size` and `storage.filesystem.storageClass`");
      }
      return storage.localDisk().get();
    }
    return SharedKeys.disk(loki.in(PERSISTENCE), new Disk(new Quantity("10Gi"), storageClass));
  }

  private static Optional<TenantId> tenant(FileValue tenancy) {
    if (!tenancy.find(MULTI_TENANT).orElse(tenancy.has(TENANT))) {
      if (tenancy.has(TENANT)) {
        tenancy.report(
            "tenancy",
            tenancy.place(TENANT),
            "`loki.tenancy` names a tenant and is not enabled",
            "Loki would store everything under the tenant 'fake'",
            "set `loki.tenancy.enabled: true`, or remove the tenant");
      }
      return Optional.empty();
    }
    return tenancy.need(TENANT);
  }

  /// The base address of a Loki that runs elsewhere.
  static Optional<HttpUrl> endpoint(FileValue loki) {
    if (loki.has(ENDPOINT)) {
      Outside.reportUnused(loki, KEYS, ENDPOINT, VERSION, TENANCY, INGEST);
    }
    return loki.find(ENDPOINT);
  }
}
