package dev.plg.component.tempo;

import dev.plg.component.PodCredentials;
import dev.plg.model.Credentials;
import dev.plg.model.ObjectStore;
import dev.plg.model.Region;
import dev.plg.yaml.Mapping;

/// Where Tempo keeps its blocks: a folder of the stack's first bucket, since Tempo takes every
/// folder at the top of its place for a tenant's.
// tempo v2.4.2 tempodb/backend/s3/config.go:14; the same keys in v2.10.8
final class TempoBucket {

  private static final String FOLDER = "tempo";

  private TempoBucket() {}

  static Mapping of(ObjectStore store) {
    Mapping.Builder s3 =
        Mapping.builder()
            .put("bucket", store.bucket())
            .put("prefix", FOLDER)
            .put("endpoint", store.endpoint().map(it -> it.host()).orElse(aws(store.region())))
            .put("region", store.region())
            .put("insecure", store.isInsecure())
            .put("forcepathstyle", store.forcePathStyle());
    if (store.credentials() instanceof Credentials.Secret) {
      s3.put("access_key", PodCredentials.accessKey())
          .put("secret_key", PodCredentials.secretKey());
    }
    return s3.build();
  }

  /// Tempo's client does not derive the host from the region.
  private static String aws(Region region) {
    return "s3.%s.amazonaws.com%s"
        .formatted(region, region.partition().equals("aws-cn") ? ".cn" : "");
  }
}
