package dev.plg.profile;

import dev.plg.finding.Location;
import dev.plg.model.Encryption;
import dev.plg.model.HeaderValue;
import dev.plg.model.HostPort;
import dev.plg.model.HttpUrl;
import dev.plg.model.Ingest;
import dev.plg.model.OtlpEndpoint;
import dev.plg.model.Prometheus;
import dev.plg.model.SecretKey;
import dev.plg.model.TraceStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Parts that somebody else runs, where the stack points at them.
final class OutsideDecoder {

  /// What only a Tempo outside has.
  static final List<String> OF_TRACES = List.of("tls", "headers", "url");

  private OutsideDecoder() {}

  static Optional<TraceStore> traces(Section tempo) {
    var own = new ArrayList<String>(tempo.keys());
    own.removeAll(OF_TRACES);
    own.removeAll(List.of("endpoint", "enabled", "ingest"));
    reportIdle(tempo, own);
    Optional<HttpUrl> queries = tempo.value("url", HttpUrl::new);
    Encryption encryption = encryption(tempo.section("tls"));
    SortedMap<String, HeaderValue> headers = headers(tempo.section("headers"));
    Optional<Ingest> ingest = tempo.value("ingest", Ingest::parse);
    return tempo
        .value("endpoint", HostPort::new)
        .flatMap(at -> tempo.whole(() -> new OtlpEndpoint(at, encryption, headers)))
        .map(spans -> new TraceStore.Outside(spans, queries, ingest));
  }

  /// The base address of a Loki outside.
  static Optional<HttpUrl> logs(Section loki) {
    Optional<HttpUrl> endpoint = loki.value("endpoint", HttpUrl::new);
    if (loki.has("endpoint")) {
      var own = new ArrayList<String>(loki.keys());
      own.removeAll(List.of("endpoint", "version", "tenancy", "ingest"));
      reportIdle(loki, own);
    }
    return endpoint;
  }

  /// What a user sets of a part that plg does not run; what a profile below sets is simply left.
  private static void reportIdle(Section part, List<String> keys) {
    for (String key : keys) {
      Location place = part.place(key);
      if (!place.file().startsWith("profile:")) {
        part.report(
            "stack/outside",
            place,
            "`%s.%s` is of no use with an endpoint outside".formatted(part.at(), key),
            "plg configures only what it runs",
            "remove it, or remove `%s.endpoint`".formatted(part.at()));
      }
    }
  }

  static Optional<Prometheus> prometheus(Section root) {
    Section prometheus = root.section("prometheus");
    if (!root.has("prometheus")) {
      return Optional.empty();
    }
    String uid = prometheus.text("uid").orElse(Prometheus.USUAL_UID);
    return prometheus
        .required("url", HttpUrl::new, "url: http://prometheus.monitoring.svc:9090")
        .flatMap(url -> prometheus.whole(() -> new Prometheus(url, uid)));
  }

  /// Reports keys that say something only beside another one.
  static void refuse(Section section, List<String> keys, String without) {
    for (String key : keys) {
      if (section.has(key)) {
        section.report(
            "stack/outside",
            section.place(key),
            "`%s.%s` goes with `%s` alone".formatted(section.at(), key, without),
            "",
            "set `%s.%s`, or remove it".formatted(section.at(), without));
      }
    }
  }

  private static Encryption encryption(Section tls) {
    return tls.flag("insecure", false)
        ? new Encryption.None()
        : new Encryption.Tls(tls.text("serverName"), secret(tls, "caSecret"));
  }

  private static SortedMap<String, HeaderValue> headers(Section section) {
    var headers = new TreeMap<String, HeaderValue>();
    for (String name : section.keys()) {
      Optional<HeaderValue> value =
          section
              .<HeaderValue>value(name, HeaderValue.Plain::new)
              .or(() -> secret(section.section(name), "secret").map(HeaderValue.FromSecret::new));
      value.ifPresent(it -> headers.put(name, it));
    }
    return headers;
  }

  private static Optional<SecretKey> secret(Section holder, String key) {
    Section secret = holder.section(key);
    if (!holder.has(key)) {
      return Optional.empty();
    }
    Optional<String> name = secret.required("name", String::valueOf, "name: tempo-credentials");
    Optional<String> entry = secret.required("key", String::valueOf, "key: token");
    return name.flatMap(it -> entry.flatMap(of -> secret.whole(() -> new SecretKey(it, of))));
  }
}
