package dev.plg.profile;

import dev.plg.model.BucketName;
import dev.plg.model.Credentials;
import dev.plg.model.Disk;
import dev.plg.model.Endpoint;
import dev.plg.model.IndexPeriod;
import dev.plg.model.IndexPrefix;
import dev.plg.model.InvalidValue;
import dev.plg.model.ObjectStore;
import dev.plg.model.Quantity;
import dev.plg.model.Region;
import dev.plg.model.RoleArn;
import dev.plg.model.Storage;
import dev.plg.model.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where logs are kept: the one kind that the section names.
final class StorageDecoder {

  /// What the rest of a stack is checked against where its storage is wrong.
  static final Storage STAND_IN =
      new Storage.S3(
          new ObjectStore(
              List.of(new BucketName("unknown")),
              new Region("us-east-1"),
              Optional.empty(),
              false,
              new Credentials.InstanceRole()));

  /// Of a stack that keeps nothing: no object is made of it.
  static final Storage NONE =
      new Storage.Filesystem(new Disk(new Quantity("1Gi"), Optional.empty()));

  private static final String EXAMPLE = "storage: {filesystem: {size: 10Gi}}";

  private StorageDecoder() {}

  static Optional<Storage> decode(Section root) {
    Section storage = root.section("storage");
    return Choice.of(
        storage,
        "nothing says where logs are kept",
        EXAMPLE,
        kind ->
            switch (kind) {
              case "s3" -> objectStore(storage.section("s3")).map(Storage.S3::new);
              case "dynamodb" -> dynamoDb(storage.section("dynamodb"));
              case "filesystem" -> filesystem(storage.section("filesystem"));
              default -> Optional.empty(); // the schema check refuses it
            });
  }

  private static Optional<Storage> filesystem(Section filesystem) {
    return filesystem
        .required("size", Quantity::new, "size: 10Gi")
        .flatMap(size -> disk(filesystem, size))
        .map(Storage.Filesystem::new);
  }

  static Optional<Disk> disk(Section disk, Quantity size) {
    return disk.whole(() -> new Disk(size, disk.text("storageClass")));
  }

  private static Optional<Storage> dynamoDb(Section dynamo) {
    Optional<Region> region = dynamo.required("region", Region::ofAws, "region: us-east-1");
    Optional<IndexPrefix> prefix =
        dynamo.value("tablePrefix", IndexPrefix::new, new IndexPrefix("loki_index_"));
    Optional<IndexPeriod> period =
        dynamo.value("tablePeriod", IndexPeriod::parse, IndexPeriod.parse("168h"));
    var throughput = ThroughputDecoder.decode(dynamo.section("throughput"));
    Section chunks = dynamo.section("chunks");
    Optional<ObjectStore> store =
        Choice.of(
            chunks,
            "DynamoDB holds the index alone",
            "chunks: {s3: {bucket: acme-loki, …}}",
            kind -> kind.equals("s3") ? objectStore(chunks.section(kind)) : Optional.empty());
    if (region.isEmpty()
        || prefix.isEmpty()
        || period.isEmpty()
        || throughput.isEmpty()
        || store.isEmpty()) {
      return Optional.empty();
    }
    return dynamo
        .whole(() -> new Tables(region.get(), prefix.get(), period.get(), throughput.get()))
        .map(tables -> new Storage.DynamoDb(tables, store.get()));
  }

  private static Optional<ObjectStore> objectStore(Section s3) {
    List<BucketName> buckets = buckets(s3);
    Optional<Endpoint> endpoint = endpoint(s3);
    Optional<Region> region = region(s3);
    Optional<Credentials> credentials = credentials(s3.section("auth"));
    boolean pathStyle = s3.flag("forcePathStyle", endpoint.isPresent() || hasDot(buckets));
    boolean lost =
        buckets.isEmpty() || region.isEmpty() || (s3.has("endpoint") && endpoint.isEmpty());
    return lost || credentials.isEmpty()
        ? Optional.empty()
        : s3.whole(
            () -> new ObjectStore(buckets, region.get(), endpoint, pathStyle, credentials.get()));
  }

  /// A name with a dot is no single label of a host, so TLS's wildcard does not cover it.
  private static boolean hasDot(List<BucketName> buckets) {
    return buckets.stream().anyMatch(BucketName::hasDot);
  }

  private static List<BucketName> buckets(Section s3) {
    if (s3.has("bucket") && s3.has("buckets")) {
      s3.report(
          "stack/choice",
          s3.place("buckets"),
          "`%s` has both bucket and buckets".formatted(s3.at()),
          "",
          "put all names into `buckets`, and write `bucket: null` where a layer below names one");
    }
    var buckets = new ArrayList<>(s3.values("buckets", BucketName::new));
    if (buckets.isEmpty() && !s3.has("buckets")) {
      s3.required("bucket", BucketName::new, "bucket: acme-loki").ifPresent(buckets::add);
    }
    return buckets;
  }

  private static Optional<Endpoint> endpoint(Section s3) {
    if (!s3.has("endpoint") && s3.has("insecure")) {
      s3.report(
          "stack/endpoint",
          s3.place("insecure"),
          "`%s.insecure` goes with an endpoint".formatted(s3.at()),
          "AWS always speaks TLS",
          "remove it, or name the server with `endpoint`");
    }
    return s3.value("endpoint", text -> notAws(new Endpoint(text, s3.flag("insecure", false))));
  }

  private static Endpoint notAws(Endpoint endpoint) {
    if (endpoint.isAws()) {
      throw new InvalidValue(
          "'%s' is AWS itself".formatted(endpoint.host()),
          "remove the endpoint: it follows from `region`");
    }
    return endpoint;
  }

  /// Another server's region is its own affair; most take the one that every program tries first.
  private static Optional<Region> region(Section s3) {
    return s3.has("endpoint")
        ? s3.value("region", Region::new, new Region("us-east-1"))
        : s3.required("region", Region::ofAws, "region: us-east-1");
  }

  private static Optional<Credentials> credentials(Section auth) {
    return Choice.of(
        auth,
        "nothing says as whom Loki speaks to the bucket",
        "auth: {irsa: {roleArn: \"arn:aws:iam::111122223333:role/loki\"}}",
        kind ->
            switch (kind) {
              case "irsa" ->
                  auth.section("irsa")
                      .required(
                          "roleArn", RoleArn::new, "roleArn: arn:aws:iam::111122223333:role/loki")
                      .map(Credentials.Irsa::new);
              case "secret" -> secret(auth.section("secret"));
              case "instanceRole" -> instanceRole(auth);
              default -> Optional.empty(); // the schema check refuses it
            });
  }

  private static Optional<Credentials> secret(Section secret) {
    return secret
        .required("name", text -> text, "name: loki-s3")
        .flatMap(
            name ->
                secret.whole(
                    () ->
                        new Credentials.Secret(
                            name,
                            secret.text("accessKey").orElse("access-key-id"),
                            secret.text("secretKey").orElse("secret-access-key"))));
  }

  private static Optional<Credentials> instanceRole(Section auth) {
    if (!auth.flag("instanceRole", true)) {
      auth.report(
          "stack/choice",
          auth.place("instanceRole"),
          "`%s.instanceRole` cannot be false".formatted(auth.at()),
          "",
          "name another kind: irsa or secret");
      return Optional.empty();
    }
    return Optional.of(new Credentials.InstanceRole());
  }
}
