package dev.plg.picture.chart;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.util.Map;

/// What the chart `loki` writes into Loki's configuration about memcached.
record LokiCaches(Install install, Map<String, String> texts) {

  private ReleaseValues values() {
    return install.values();
  }

  /// `chunk_store_config`; empty without a cache.
  Mapping chunks() {
    ReleaseValues cache = values().at("chunksCache");
    if (cache.isOn("enabled")) {
      Mapping.Builder all = Mapping.builder().put("chunk_cache_config", client(cache, true));
      if (cache.isOn("l2.enabled")) {
        all.put("l2_chunk_cache_handoff", cache.any("l2.l2ChunkCacheHandoff"));
        all.put("chunk_cache_config_l2", client(cache.at("l2"), true));
      }
      return all.build();
    }
    ReleaseValues old = values().at("loki.memcached.chunk_cache");
    return old.isOn("enabled") && (old.has("host") || old.has("addresses"))
        ? Mapping.of(
            "chunk_cache_config",
            Mapping.of(
                "memcached",
                Mapping.of(
                    "batch_size", old.any("batch_size"), "parallelism", old.any("parallelism")),
                "memcached_client",
                oldClient(old).build()))
        : Mapping.EMPTY;
  }

  /// What `query_range` says of the cache of results; empty without one.
  Mapping results() {
    ReleaseValues cache = values().at("resultsCache");
    if (cache.isOn("enabled")) {
      return Mapping.of(
          "cache_results", true, "results_cache", Mapping.of("cache", client(cache, false)));
    }
    ReleaseValues old = values().at("loki.memcached.results_cache");
    return old.isOn("enabled") && (old.has("host") || old.has("addresses"))
        ? Mapping.of(
            "cache_results",
            true,
            "results_cache",
            Mapping.of(
                "cache",
                Mapping.of(
                    "default_validity",
                    old.any("default_validity"),
                    "memcached_client",
                    oldClient(old).with("timeout", old.any("timeout")).build())))
        : Mapping.EMPTY;
  }

  private static Mapping.Builder oldClient(ReleaseValues cache) {
    return Mapping.builder()
        .with("host", cache.find("host"))
        .with("addresses", cache.find("addresses"))
        .put("service", cache.any("service"));
  }

  /// Where the chart runs a cache, in versions without a value for that.
  private Node address(String cache) {
    return Scalar.of(
        "dnssrvnoa+_memcached-client._tcp.%s-%s-cache.%s.svc"
            .formatted(install.fullName(), cache, install.namespaceOfObjects()));
  }

  private Mapping client(ReleaseValues cache, boolean isOfChunks) {
    Mapping.Builder all =
        Mapping.builder()
            .put("default_validity", cache.any("defaultValidity"))
            .put(
                "background",
                Mapping.of(
                    "writeback_goroutines",
                    cache.any("writebackParallelism"),
                    "writeback_buffer",
                    cache.any("writebackBuffer"),
                    "writeback_size_limit",
                    cache.any("writebackSizeLimit")));
    if (isOfChunks) {
      all.put(
          "memcached",
          Mapping.of(
              "batch_size", cache.any("batchSize"), "parallelism", cache.any("parallelism")));
    }
    Mapping.Builder client =
        Mapping.builder()
            .put(
                "addresses",
                cache
                    .any("addresses")
                    .map(it -> RenderedValues.of(it, texts))
                    .orElseGet(() -> address(isOfChunks ? "chunks" : "results")))
            .put("consistent_hash", true)
            .put("timeout", cache.any("timeout"));
    if (isOfChunks) {
      client.put("max_idle_conns", 72);
    } else {
      client.put("update_interval", "1m");
    }
    return all.put("memcached_client", client.build()).build();
  }
}
