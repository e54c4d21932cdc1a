package dev.plg.picture.chart;

import dev.plg.catalog.Capability;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The places that the chart `loki` keeps logs and rules in.
// loki production/helm/loki/templates/_helpers.tpl@helm-loki-6.55.0 loki.commonStorageConfig,
// loki.rulerStorageConfig
final class LokiStores {

  /// The chart's words for S3, and Loki's.
  private static final Set<String> THANOS = Set.of("s3", "gcs", "azure");

  private static final Map<String, String> S3 =
      Map.of(
          "secretAccessKey", "secret_access_key",
          "accessKeyId", "access_key_id",
          "signatureVersion", "signature_version",
          "s3ForcePathStyle", "s3forcepathstyle");

  private static final Map<String, String> GCS =
      Map.of(
          "chunkBufferSize", "chunk_buffer_size",
          "requestTimeout", "request_timeout",
          "enableHttp2", "enable_http2");

  private static final Map<String, String> AZURE =
      Map.of(
          "accountName", "account_name",
          "accountKey", "account_key",
          "connectionString", "connection_string",
          "useManagedIdentity", "use_managed_identity",
          "useFederatedToken", "use_federated_token",
          "userAssignedId", "user_assigned_id",
          "requestTimeout", "request_timeout",
          "endpointSuffix", "endpoint_suffix",
          "chunkDelimiter", "chunk_delimiter");

  private final Install install;
  private final ReleaseValues values;
  private final ReleaseValues storage;

  /// What the chart leaves out where it is not set.
  private static final Set<String> OPTIONAL =
      Set.of(
          "s3",
          "endpoint",
          "region",
          "secretAccessKey",
          "accessKeyId",
          "signatureVersion",
          "disable_dualstack",
          "http_config",
          "backoff_config",
          "sse");

  LokiStores(Install install) {
    this.install = install;
    this.values = install.values();
    this.storage = values.at("loki.storage");
  }

  /// Where chunks are kept, as `common.storage`.
  Mapping common() {
    if (storage.isOn("use_thanos_objstore")) {
      return Mapping.of("object_store", thanos("chunks"));
    }
    if (values.isOn("minio.enabled")) {
      return Mapping.of("s3", minio());
    }
    if (new LokiMode(install).usesObjectStore()) {
      return Mapping.of(type(), store("chunks"));
    }
    // the chart's own key, which Loki does not know
    Mapping.Builder own = storage.map("filesystem").toBuilder().remove("admin_api_directory");
    return Mapping.of("filesystem", own.build());
  }

  /// Where rules are kept, as `ruler.storage`.
  Mapping ruler() {
    if (install.can(Capability.LOKI_CHART_KEEPS_RULES_LOCAL)
        && values.text("loki.rulerConfig.storage.type").filter("local"::equals).isPresent()) {
      return Mapping.of("type", "local");
    }
    if (values.isOn("minio.enabled")) {
      return Mapping.of("type", "s3", "s3", Mapping.of("bucketnames", "ruler"));
    }
    return new LokiMode(install).usesObjectStore()
        ? Mapping.of("type", storage.any("type"), type(), store("ruler"))
        : Mapping.of("type", "local");
  }

  private String type() {
    return storage.text("type").orElse("");
  }

  private Mapping minio() {
    String host =
        values
            .text("minio.address")
            .orElseGet(
                () ->
                    "%s-minio.%s.svc:%s"
                        .formatted(
                            install.release(),
                            install.namespaceOfObjects(),
                            values.text("minio.service.port").orElse("9000")));
    return Mapping.builder()
        .put("endpoint", host)
        .put("bucketnames", "chunks")
        .put("secret_access_key", values.any("minio.rootPassword"))
        .put("access_key_id", values.any("minio.rootUser"))
        .put("s3forcepathstyle", true)
        .put("insecure", true)
        .build();
  }

  /// Of another type the chart writes nothing but the prefix.
  // _helpers.tpl loki.thanosStorageConfig
  private Mapping thanos(String bucket) {
    ReleaseValues store = storage.at("object_store");
    String type = store.text("type").orElse("s3");
    String name = type.equals("azure") ? "container_name" : "bucket_name";
    Mapping.Builder own = store.map(type).toBuilder();
    return Mapping.builder()
        .putIf(
            THANOS.contains(type),
            type,
            own.put(name, storage.any("bucketNames." + bucket)).build())
        .with("storage_prefix", store.any("storage_prefix"))
        .build();
  }

  private Mapping store(String bucket) {
    Mapping own = storage.map(type());
    Optional<Node> name = storage.any("bucketNames." + bucket);
    return switch (type()) {
      case "s3" -> named(own, S3, "bucketnames", name);
      case "gcs" -> named(own, GCS, "bucket_name", name);
      case "azure" -> named(own, AZURE, "container_name", name);
      case "swift" -> named(own, Map.of(), "container_name", name);
      case "cos" -> named(own, Map.of(), "bucketnames", name);
      case "bos" -> named(own, Map.of(), "bucket_name", name);
      default -> named(own, Map.of(), "bucket", name);
    };
  }

  /// The chart's words in those of Loki, without the empty ones.
  private static Mapping named(
      Mapping own, Map<String, String> words, String bucketKey, Optional<Node> bucket) {
    Map<String, Mapping.Entry> all = new LinkedHashMap<>();
    for (Mapping.Entry entry : own.entries()) {
      boolean isBlank =
          entry.value().isNull()
              || entry.value().equals(Mapping.EMPTY)
              || (OPTIONAL.contains(entry.key()) && !ReleaseValues.isTrue(entry.value()))
              || entry.key().equals(bucketKey);
      if (!isBlank) {
        String name = words.getOrDefault(entry.key(), entry.key());
        all.put(name, new Mapping.Entry(name, entry.keyPlace(), entry.value(), ""));
      }
    }
    Mapping.Builder store = Mapping.builder().with(bucketKey, bucket);
    all.values().forEach(store::add);
    return store.build();
  }
}
