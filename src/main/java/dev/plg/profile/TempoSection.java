package dev.plg.profile;

import static dev.plg.key.FileKey.key;
import static dev.plg.key.Group.group;
import static dev.plg.key.Made.made;
import static dev.plg.key.Pairs.pairs;
import static dev.plg.key.Shape.Flag.FLAG;
import static dev.plg.key.Shape.Text.text;
import static dev.plg.key.Shape.Word.word;

import dev.plg.catalog.Program;
import dev.plg.key.FileKey;
import dev.plg.key.FileValue;
import dev.plg.key.Group;
import dev.plg.key.Items;
import dev.plg.key.Shape.Either;
import dev.plg.key.Shape.Word;
import dev.plg.model.Disk;
import dev.plg.model.Encryption;
import dev.plg.model.HeaderValue;
import dev.plg.model.HostPort;
import dev.plg.model.HttpUrl;
import dev.plg.model.Ingest;
import dev.plg.model.OtlpEndpoint;
import dev.plg.model.Passthrough;
import dev.plg.model.Quantity;
import dev.plg.model.Resources;
import dev.plg.model.Retention;
import dev.plg.model.SecretKey;
import dev.plg.model.Storage;
import dev.plg.model.Tempo;
import dev.plg.model.Tier;
import dev.plg.model.TraceProtocol;
import dev.plg.model.TraceStore;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// The section `tempo`: a Tempo of the stack, or one that runs elsewhere.
final class TempoSection {

  /// A protocol for spans, on its usual port.
  static final Word<TraceProtocol> PROTOCOL = word(TraceProtocol.values(), TraceProtocol::id);

  static final FileKey<String> VERSION = VersionSection.version(Program.TEMPO);
  private static final FileKey<HostPort> ENDPOINT =
      key("endpoint", text("host:port", HostPort::new));
  private static final FileKey<Encryption> TLS =
      key(
              "tls",
              made(
                  key("insecure", FLAG).or("false").about("`true` sends without encryption."),
                  key("serverName", text())
                      .orElse("the host")
                      .about("The name in the certificate of the server.", "tempo.example.com")
                      .optional(),
                  key("caSecret", SharedKeys.SECRET_KEY)
                      .orElse("the authorities in the image")
                      .about("A Secret with the PEM certificates of the server's authority.")
                      .optional(),
                  TempoSection::encryption))
          .or(new Encryption.Tls(Optional.empty(), Optional.empty()), "TLS");
  private static final FileKey<SortedMap<String, HeaderValue>> HEADERS =
      key(
              "headers",
              pairs(
                  new Either<HeaderValue>(
                      text("string", HeaderValue.Plain::new),
                      made(
                          key("secret", SharedKeys.SECRET_KEY).about("The Secret with the value."),
                          HeaderValue.FromSecret::new)),
                  (_, _) -> {}))
          .or(Collections.emptySortedMap(), "");
  private static final FileKey<HttpUrl> QUERIES = key("url", SharedKeys.URL);
  static final FileKey<List<TraceProtocol>> RECEIVERS =
      key("receivers", new Items<>(PROTOCOL, 1))
          .or(List.of(TraceProtocol.OTLP_GRPC, TraceProtocol.OTLP_HTTP), "otlp-grpc, otlp-http");
  private static final FileKey<Retention> RETENTION = key("retention", SharedKeys.RETENTION);
  private static final FileKey<Ingest> INGEST = key("ingest", SharedKeys.LOAD);
  private static final FileKey<HttpUrl> REMOTE_WRITE = key("remoteWrite", SharedKeys.URL);
  private static final FileKey<FileValue> PERSISTENCE =
      SharedKeys.volume("10Gi; on a filesystem, the size of `storage.filesystem`");
  private static final FileKey<Passthrough> CONFIG =
      SharedKeys.config("Tempo", "{usage_report: {reporting_enabled: true}}");

  private static final Group OWN =
      Group.later(
          () ->
              List.of(
                  SharedKeys.ENABLED,
                  VersionSection.about(Program.TEMPO, VERSION),
                  ENDPOINT.about(
                      "The address of a Tempo that runs elsewhere, in place of one in this stack:"
                          + " host and port of OTLP over gRPC.",
                      "tempo.example.com:4317"),
                  TLS.about("How `endpoint` is reached."),
                  HEADERS.about(
                      "The headers of each request to `endpoint`, by name: a string, or a Secret"
                          + " for a value that must stay confidential.",
                      "{X-Scope-OrgID: acme}"),
                  QUERIES.about(
                      "The base address that Grafana queries, with `endpoint`.",
                      "https://tempo.example.com:3200"),
                  RECEIVERS.about("The protocols of spans that Tempo accepts.", "[zipkin]"),
                  RETENTION
                      .orElse("24h in tier dev, 7d in tier prod")
                      .about("How long traces are kept, at least 24h.", "72h"),
                  INGEST.about(
                      "The volume of spans. It determines requests, limits and the ingestion rate"
                          + " of Tempo, and the resources of the agent.",
                      "2MB/s"),
                  REMOTE_WRITE.about(
                      "Where the metrics generator writes service graphs and span metrics. It"
                          + " enables the metrics generator.",
                      "http://prometheus.monitoring.svc:9090/api/v1/write"),
                  PERSISTENCE.about(
                      "The volume of the write-ahead log and, on a filesystem, of all traces.")));

  static final Group KEYS = Group.of(OWN, WorkloadSection.KEYS, group(CONFIG));

  private TempoSection() {}

  /// True where the section names a Tempo that runs elsewhere.
  static boolean isOutside(FileValue tempo) {
    return tempo.has(ENDPOINT);
  }

  /// @param usual the volume of a Tempo whose section names none
  static Optional<TraceStore> read(FileValue tempo, Tier tier, Disk usual) {
    return isOutside(tempo)
        ? outside(tempo)
        : Optional.of(new TraceStore.Here(here(tempo, tier, usual)));
  }

  private static Encryption encryption(
      boolean insecure, Optional<String> serverName, Optional<SecretKey> authority) {
    return insecure ? new Encryption.None() : new Encryption.Tls(serverName, authority);
  }

  private static Optional<TraceStore> outside(FileValue tempo) {
    Outside.reportUnused(tempo, KEYS, ENDPOINT, SharedKeys.ENABLED, TLS, HEADERS, QUERIES, INGEST);
    Encryption encryption = tempo.get(TLS);
    SortedMap<String, HeaderValue> headers = tempo.get(HEADERS);
    return tempo
        .find(ENDPOINT)
        .flatMap(at -> tempo.whole(() -> new OtlpEndpoint(at, encryption, headers)))
        .map(at -> new TraceStore.Outside(at, tempo.find(QUERIES), tempo.find(INGEST)));
  }

  private static Tempo here(FileValue tempo, Tier tier, Disk usual) {
    SharedKeys.refuseWithout(tempo, ENDPOINT, TLS, HEADERS, QUERIES);
    Optional<Ingest> ingest = tempo.find(INGEST);
    Resources least = Defaults.tempo(tier);
    return new Tempo(
        Tempo.protocols(receivers(tempo, RECEIVERS)),
        tempo.find(RETENTION).orElseGet(() -> retention(tier)),
        ingest,
        tempo.find(REMOTE_WRITE),
        SharedKeys.disk(tempo.in(PERSISTENCE), usual),
        WorkloadSection.read(
            tempo, ingest.map(load -> Sizing.tempo(least, load)).orElse(least), List.of()),
        tempo.get(CONFIG));
  }

  /// The protocols of a section; reports one that is named twice, most likely in place of another.
  static List<TraceProtocol> receivers(FileValue section, FileKey<List<TraceProtocol>> key) {
    List<TraceProtocol> receivers = section.get(key);
    var seen = EnumSet.noneOf(TraceProtocol.class);
    receivers.stream()
        .filter(protocol -> !seen.add(protocol))
        .distinct()
        .forEach(
            twice ->
                section.report(
                    "receivers",
                    section.place(key),
                    "`%s` names %s twice".formatted(section.path(key), twice.id()),
                    "a protocol has one port, and another may be missing",
                    "remove one of them"));
    return receivers;
  }

  /// Traces take much space and are rarely queried after a week.
  private static Retention retention(Tier tier) {
    return switch (tier) {
      case DEV -> Retention.parse("24h");
      case PROD -> Retention.parse("7d");
    };
  }

  /// On a filesystem as large, and of the same class, as the volume of the logs; else space for the
  /// write-ahead log.
  static Disk usualDisk(Optional<Storage> storage, Optional<String> storageClass) {
    return storage.flatMap(Storage::localDisk).orElse(new Disk(new Quantity("10Gi"), storageClass));
  }
}
