package dev.plg.model;

import java.util.List;
import java.util.Optional;

/// Buckets of S3, or of a server that speaks like it.
///
/// @param buckets at least one; Loki spreads its chunks over all, other programs use the first
/// @param endpoint empty: AWS, whose address follows from the region
/// @param forcePathStyle true: the bucket is named in the path, not in the host
public record ObjectStore(
    List<BucketName> buckets,
    Region region,
    Optional<Endpoint> endpoint,
    boolean forcePathStyle,
    Credentials credentials) {

  public ObjectStore {
    buckets = List.copyOf(buckets);
    InvalidValue.unless(
        !buckets.isEmpty(), "no bucket is named", "name one, as in `bucket: acme-loki`");
    InvalidValue.unless(
        buckets.stream().distinct().count() == buckets.size(),
        "a bucket is named twice",
        "name each bucket once");
    if (endpoint.isEmpty()) {
      Region.ofAws(region.value());
    }
    if (credentials.assumedRole().isPresent()) {
      checkRole(credentials.assumedRole().get(), region, endpoint);
    }
  }

  private static void checkRole(RoleArn role, Region region, Optional<Endpoint> endpoint) {
    InvalidValue.unless(
        endpoint.isEmpty(),
        "auth irsa is for AWS, not for an endpoint of one's own",
        "remove `endpoint`, or use auth.secret: only AWS accepts the role's token");
    InvalidValue.unless(
        role.partition().equals(region.partition()),
        () ->
            "the role is in partition %s, the region %s in %s"
                .formatted(role.partition(), region, region.partition()),
        () -> "use a role of the region's partition: credentials do not cross partitions");
  }

  /// The first bucket, for programs that use one.
  public BucketName bucket() {
    return buckets.getFirst();
  }

  public boolean isInsecure() {
    return endpoint.filter(Endpoint::insecure).isPresent();
  }
}
