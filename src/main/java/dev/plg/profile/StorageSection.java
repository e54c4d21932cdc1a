package dev.plg.profile;

import static dev.plg.key.FileKey.key;
import static dev.plg.key.Group.group;
import static dev.plg.key.Made.made;
import static dev.plg.key.OneOf.oneOf;
import static dev.plg.key.Shape.Flag.FLAG;
import static dev.plg.key.Shape.Text.text;

import dev.plg.catalog.Catalog;
import dev.plg.key.FileKey;
import dev.plg.key.FileValue;
import dev.plg.key.Items;
import dev.plg.key.Made;
import dev.plg.key.Shape.Flag;
import dev.plg.key.Shape.Text;
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
import dev.plg.model.Storage;
import dev.plg.model.Tables;
import dev.plg.model.Throughput;
import dev.plg.yaml.Scalar.Kind;
import java.util.List;
import java.util.Optional;

/// The section `storage`: exactly one kind.
final class StorageSection {

  /// Checks the rest of a stack where its storage is wrong.
  static final Storage STAND_IN =
      new Storage.S3(
          new ObjectStore(
              List.of(new BucketName("unknown")),
              new Region("us-east-1"),
              Optional.empty(),
              false,
              new Credentials.InstanceRole()));

  /// The storage of a stack that stores nothing: no object is made of it.
  static final Storage NONE =
      new Storage.Filesystem(new Disk(new Quantity("1Gi"), Optional.empty()));

  private static final FileKey<Credentials> IRSA =
      key(
              "irsa",
              made(
                  key("roleArn", SharedKeys.ROLE)
                      .about("The ARN of the role.", "arn:aws:iam::111122223333:role/loki"),
                  it -> (Credentials) new Credentials.Irsa(it)))
          .about("An IAM role for the ServiceAccount, on EKS.");
  private static final FileKey<Credentials> SECRET =
      key(
              "secret",
              made(
                  key("name", SharedKeys.SECRET_NAME)
                      .about("A Secret in the namespace of the stack.", "loki-s3"),
                  key("accessKey", SharedKeys.SECRET_ENTRY)
                      .or("access-key-id")
                      .about("The key of the Secret with the access key ID.", "id"),
                  key("secretKey", SharedKeys.SECRET_ENTRY)
                      .or("secret-access-key")
                      .about("The key of the Secret with the secret access key.", "secret"),
                  (name, id, secret) -> (Credentials) new Credentials.Secret(name, id, secret)))
          .about("An access key from a Secret that you create; plg never writes one.");
  private static final FileKey<Credentials> INSTANCE_ROLE =
      key(
              "instanceRole",
              new Flag<Credentials>(
                  new Credentials.InstanceRole(),
                  Optional.empty(),
                  "name another kind: irsa or secret"))
          .about("The IAM role of the node, which every pod on the node has.");
  private static final FileKey<Credentials> AUTH =
      key("auth", oneOf("Loki has no credentials for the bucket", IRSA, SECRET, INSTANCE_ROLE))
          .about(
              "The credentials of the pods for the bucket: exactly one kind.",
              "{irsa: {roleArn: \"arn:aws:iam::111122223333:role/loki\"}}");

  private static final Text<BucketName> BUCKET_NAME = text("bucket name", BucketName::new);
  private static final FileKey<BucketName> BUCKET =
      key("bucket", BUCKET_NAME).about("The name of the bucket.", "acme-loki");
  private static final FileKey<List<BucketName>> BUCKETS =
      key("buckets", new Items<>(BUCKET_NAME, 1))
          .about("Several buckets, among which Loki distributes chunks.", "[acme-1, acme-2]");
  private static final FileKey<Region> BUCKET_REGION =
      key("region", text("region", Region::new))
          .orElse("us-east-1 with an endpoint; required without")
          .about("The region of the bucket.", "us-east-1");
  private static final FileKey<Endpoint> ENDPOINT =
      key("endpoint", text("host[:port]", StorageSection::endpoint))
          .about("An S3-compatible server other than AWS.", "minio.storage.svc:9000");
  private static final FileKey<Boolean> INSECURE =
      key("insecure", FLAG).or("false").about("`true` uses plain HTTP with the endpoint.");
  private static final FileKey<Boolean> PATH_STYLE =
      key("forcePathStyle", FLAG)
          .orElse("true with an endpoint, or with a dot in the bucket name")
          .about("`true` names the bucket in the path of a URL, not in the host.");
  private static final FileKey<Storage> S3 =
      key(
              "s3",
              new Made<>(
                  group(BUCKET, BUCKETS, BUCKET_REGION, ENDPOINT, INSECURE, PATH_STYLE, AUTH),
                  StorageSection::s3))
          .about("Buckets of S3, or of an S3-compatible server.");

  private static final FileKey<Storage> FILESYSTEM =
      key(
              "filesystem",
              made(
                  key("size", SharedKeys.QUANTITY).about("The size of the volume.", "10Gi"),
                  SharedKeys.STORAGE_CLASS.optional(),
                  (size, its) -> (Storage) new Storage.Filesystem(new Disk(size, its))))
          .about("The volume of the only Loki pod.");

  private static final FileKey<Region> REGION =
      key("region", text("AWS region", Region::ofAws))
          .about("The region of the tables.", "us-east-1");
  private static final FileKey<IndexPrefix> TABLE_PREFIX =
      key("tablePrefix", text("table prefix", IndexPrefix::new))
          .or("loki_index_")
          .about("The prefix of the table names; with `tablePeriod: 0`, the name.", "acme_index_");
  private static final FileKey<IndexPeriod> TABLE_PERIOD =
      key("tablePeriod", text("whole days", IndexPeriod::parse).or(Kind.INTEGER))
          .or("168h")
          .about(
              "The time span of one table. 0 makes one table, which retention cannot delete.",
              "336h");
  private static final FileKey<Storage> CHUNKS =
      key("chunks", oneOf("DynamoDB stores the index only", S3))
          .about(
              "Where the chunks are stored.",
              "{s3: {bucket: acme-loki, region: us-east-1, auth: {instanceRole: true}}}");
  private static final FileKey<Storage> DYNAMODB =
      key(
              "dynamodb",
              made(
                  REGION,
                  TABLE_PREFIX,
                  TABLE_PERIOD,
                  ThroughputSection.THROUGHPUT,
                  CHUNKS,
                  StorageSection::dynamoDb))
          .about(
              "The index in DynamoDB, the chunks in a bucket. Requires Loki %s."
                  .formatted(Catalog.lineOfTables()));

  static final FileKey<Storage> STORAGE =
      key("storage", oneOf("plg does not know where to store logs", FILESYSTEM, S3, DYNAMODB))
          .about(
              "Where logs are stored: exactly one kind, which all components follow.",
              "{filesystem: {size: 10Gi}}");

  private StorageSection() {}

  /// @param storageClass of a volume that names none
  static Optional<Storage> read(FileValue root, Optional<String> storageClass) {
    return root.need(STORAGE).map(storage -> storage.inClass(storageClass));
  }

  private static Storage dynamoDb(
      Region region,
      IndexPrefix prefix,
      IndexPeriod period,
      Throughput throughput,
      Storage chunks) {
    return new Storage.DynamoDb(
        new Tables(region, prefix, period, throughput), chunks.s3().orElseThrow());
  }

  private static Optional<Storage> s3(FileValue s3) {
    List<BucketName> buckets = buckets(s3);
    Optional<Endpoint> endpoint = s3.find(ENDPOINT);
    Optional<Region> region = region(s3);
    Optional<Credentials> credentials = s3.need(AUTH);
    if (!s3.has(ENDPOINT)) {
      SharedKeys.refuseWithout(s3, ENDPOINT, INSECURE);
    }
    boolean lost = buckets.isEmpty() || (s3.has(ENDPOINT) && endpoint.isEmpty());
    if (lost || region.isEmpty() || credentials.isEmpty()) {
      return Optional.empty();
    }
    Optional<Endpoint> server = endpoint.map(it -> new Endpoint(it.host(), s3.get(INSECURE)));
    boolean pathStyle = s3.find(PATH_STYLE).orElse(server.isPresent() || hasDot(buckets));
    return s3.whole(
            () -> new ObjectStore(buckets, region.get(), server, pathStyle, credentials.get()))
        .map(Storage.S3::new);
  }

  /// A name with a dot is no single label of a host name, so a wildcard certificate does not cover
  /// it.
  private static boolean hasDot(List<BucketName> buckets) {
    return buckets.stream().anyMatch(BucketName::hasDot);
  }

  private static List<BucketName> buckets(FileValue s3) {
    if (s3.has(BUCKET) && s3.has(BUCKETS)) {
      s3.report(
          "choice",
          s3.place(BUCKETS),
          "`%s` has both bucket and buckets".formatted(s3.at()),
          "",
          "put all names into `buckets`, and write `bucket: null` where a layer below names one");
    }
    return s3.has(BUCKETS)
        ? s3.find(BUCKETS).orElse(List.of())
        : s3.need(BUCKET).map(List::of).orElse(List.of());
  }

  private static Endpoint endpoint(String text) {
    var endpoint = new Endpoint(text, false);
    if (endpoint.isAws()) {
      throw new InvalidValue(
          "'%s' is AWS itself".formatted(endpoint.host()),
          "remove the endpoint: it follows from `region`");
    }
    return endpoint;
  }

  /// Other servers choose their own region; most use the one that every program tries first.
  private static Optional<Region> region(FileValue s3) {
    if (s3.has(ENDPOINT) && !s3.has(BUCKET_REGION)) {
      return Optional.of(new Region("us-east-1"));
    }
    Optional<Region> region = s3.need(BUCKET_REGION);
    return s3.has(ENDPOINT)
        ? region
        : region.flatMap(it -> s3.in(BUCKET_REGION).whole(() -> Region.ofAws(it.value())));
  }
}
