package dev.plg.component.storage;

import dev.plg.component.pod.Variable;
import dev.plg.model.BucketName;
import dev.plg.model.ObjectStore;
import dev.plg.model.Region;
import dev.plg.model.SecretKey;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Buckets of S3, or of a server with its API. A key is always a reference to the Secret that holds
/// it: no ConfigMap carries one.
record S3Dialect(ObjectStore store) implements StorageDialect {

  // eks-pod-identity-webhook README: the annotation that it looks for
  private static final String ROLE = "eks.amazonaws.com/role-arn";

  /// The names under which every AWS SDK looks for a pair of keys.
  private static final String ACCESS_KEY = "AWS_ACCESS_KEY_ID";

  private static final String SECRET_KEY = "AWS_SECRET_ACCESS_KEY";

  /// Tempo reads every folder at the top of its bucket as a tenant, so it gets a folder of its own.
  // tempo v2.4.2 tempodb/backend/s3/config.go:14; the same keys in v2.10.8
  private static final String TEMPO_FOLDER = "tempo";

  // loki v3.7.6 pkg/storage/chunk/client/aws/s3_storage_client.go:72; the same keys in v2.9.6
  @Override
  public Mapping loki(String data) {
    Mapping.Builder s3 =
        Mapping.builder()
            .put(
                "bucketnames",
                store.buckets().stream().map(BucketName::value).collect(Collectors.joining(",")))
            .put("region", store.region());
    store.endpoint().ifPresent(endpoint -> s3.put("endpoint", endpoint.host()));
    s3.put("s3forcepathstyle", store.forcePathStyle()).put("insecure", store.isInsecure());
    addKeys(s3, "access_key_id", "secret_access_key");
    return Mapping.of("s3", s3.build());
  }

  @Override
  public Mapping tempo(String data) {
    Mapping.Builder s3 =
        Mapping.builder()
            .put("bucket", store.bucket())
            .put("prefix", TEMPO_FOLDER)
            .put("endpoint", store.endpoint().map(it -> it.host()).orElse(aws(store.region())))
            .put("region", store.region())
            .put("insecure", store.isInsecure())
            .put("forcepathstyle", store.forcePathStyle());
    addKeys(s3, "access_key", "secret_key");
    return Mapping.of("backend", "s3", "s3", s3.build());
  }

  /// The keys, as a configuration names them that is expanded from the environment.
  private void addKeys(Mapping.Builder s3, String access, String secret) {
    if (store.credentials().keys().isPresent()) {
      s3.put(access, "${" + ACCESS_KEY + "}").put(secret, "${" + SECRET_KEY + "}");
    }
  }

  /// Tempo's client does not derive the host from the region.
  private static String aws(Region region) {
    return "s3.%s.amazonaws.com%s"
        .formatted(region, region.partition().equals("aws-cn") ? ".cn" : "");
  }

  @Override
  public String chartType() {
    return "s3";
  }

  @Override
  public Map<String, String> accountAnnotations() {
    return store
        .credentials()
        .assumedRole()
        .map(role -> Map.of(ROLE, role.value()))
        .orElse(Map.of());
  }

  @Override
  public List<Variable> variables() {
    return store
        .credentials()
        .keys()
        .map(
            keys ->
                List.<Variable>of(
                    new Variable.OfSecret(ACCESS_KEY, new SecretKey(keys.name(), keys.accessKey())),
                    new Variable.OfSecret(
                        SECRET_KEY, new SecretKey(keys.name(), keys.secretKey()))))
        .orElse(List.of());
  }
}
