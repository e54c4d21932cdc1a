package dev.plg.rule.storage;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.PictureSubjects.BUCKETS;
import static dev.plg.rule.PictureSubjects.LOKI;
import static dev.plg.rule.PictureSubjects.configs;
import static dev.plg.rule.Violation.at;

import dev.plg.catalog.Program;
import dev.plg.model.BucketName;
import dev.plg.model.InvalidValue;
import dev.plg.picture.Picture;
import dev.plg.picture.ProgramConfig;
import dev.plg.rule.Rule;
import dev.plg.rule.Subject;
import dev.plg.rule.Violation;
import dev.plg.view.AwsUrl;
import dev.plg.view.DynamoTables;
import dev.plg.view.LokiView;
import dev.plg.view.PlacedText;
import dev.plg.view.S3Bucket;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// The rules of the area `storage` on a picture, apart from those on access and on DynamoDB.
public final class StorageRules {

  private static final Set<String> SAMPLES = Set.of("chunks", "ruler", "admin");

  /// The names of buckets at AWS.
  private static final Subject<Picture, PlacedText> AWS_NAMES =
      BUCKETS.each(it -> it.isAtAws() ? it.names().stream() : Stream.empty());

  private static final Subject<Picture, LokiView> THANOS =
      LOKI.from("3.3")
          .each(
              it ->
                  it.isOn("storage_config", "use_thanos_objstore")
                      ? Stream.of(it)
                      : Stream.empty());

  public static final List<Rule> ALL =
      List.of(
          error("storage/bucket-as-region", BUCKETS)
              .what("the URL of the bucket has no bucket name")
              .why(
                  "Loki reads the text after `s3://` as a region and uses \"\" as the bucket name;"
                      + " Loki starts, but every write to S3 fails")
              .fix("write s3://REGION/BUCKET")
              .source("loki pkg/storage/chunk/client/aws/s3_storage_client.go:354@v3.7.6")
              .where(it -> it.value("bucketnames").isEmpty())
              .where(
                  it -> it.url().filter(url -> url.isRegion() && url.path().isEmpty()).isPresent())
              .says(
                  it ->
                      (isRegion(it)
                              ? "'s3://%1$s' has a region but no bucket"
                              : "'s3://%1$s' has no bucket: '%1$s' is read as a region")
                          .formatted(it.url().get().host()))
              .fixedBy(
                  it ->
                      (isRegion(it) ? "write s3://%s/BUCKET" : "write s3://REGION/%s")
                          .formatted(it.url().get().host()))
              .at(it -> it.url().get().place()),
          error("storage/region-unknown", BUCKETS)
              .what("AWS has no region of this name")
              .why(
                  "requests go to a host that does not exist; Loki starts, but every write to S3"
                      + " fails")
              .fix("set a region such as us-east-1; for a server other than AWS set `endpoint`")
              .source("loki pkg/storage/chunk/client/aws/s3_storage_client.go:308@v3.7.6")
              .where(it -> it.value("endpoint").isEmpty())
              .finds(it -> unknownRegion(it).stream()),
          warning("storage/aws-plain-http", BUCKETS)
              .what("logs are sent to AWS over plain HTTP")
              .why("anyone on the network can read the logs")
              .fix(
                  "write s3://REGION/BUCKET, or https:// before the host, and keep `insecure`"
                      + " false")
              .source("loki pkg/storage/chunk/client/aws/s3_storage_client.go:300@v3.7.6")
              .finds(it -> plainHttp(it).stream()),
          warning("storage/two-buckets", BUCKETS)
              .what("two buckets are set, and one is not used")
              .why("`bucketnames` overrides the path of the URL, without an error")
              .fix("set the bucket in only one of the two places")
              .source("loki pkg/storage/chunk/client/aws/s3_storage_client.go:361@v3.7.6")
              .where(it -> it.url().filter(url -> !url.path().isEmpty()).isPresent())
              .where(
                  it ->
                      it.value("bucketnames")
                          .filter(names -> !names.is(it.url().get().path()))
                          .isPresent())
              .says(
                  "Loki uses the bucket '%s', not '%s'",
                  it -> it.value("bucketnames").get().value(), it -> it.url().get().path())
              .at(it -> it.url().get().place()),
          error("storage/no-bucket", BUCKETS)
              .what("no S3 bucket is set")
              .why("Loki does not start: `at least one bucket name must be specified`")
              .fix(
                  "set `common.storage.s3.bucketnames`, or `storage_config.aws.s3:"
                      + " s3://REGION/BUCKET`")
              .source("loki pkg/storage/chunk/client/aws/s3_storage_client.go:372@v3.7.6")
              .where(it -> it.value("bucketnames").isEmpty() && it.value("s3").isEmpty())
              .says(
                  "the object store is '%s', but no bucket is set", it -> it.period().objectStore())
              .at(it -> it.period().placeOf("object_store")),
          error("storage/no-region", BUCKETS.before("3.6"))
              .what("no S3 region is set")
              .why(
                  "Loki uses the region \"dummy\", which does not exist; Loki starts, but every"
                      + " write to S3 fails")
              .fix("set `region` next to the bucket")
              .source("loki pkg/storage/chunk/client/aws/s3_storage_client.go:231@v2.9.6")
              .where(it -> it.value("s3").isEmpty() && it.value("region").isEmpty())
              .where(it -> it.isAtAws() && it.value("bucketnames").isPresent())
              .says("the bucket '%s' has no region", it -> it.value("bucketnames").get().value())
              .at(it -> it.value("bucketnames").get().place()),
          error("storage/bucket-name", AWS_NAMES)
              .what("the bucket name is not valid in S3")
              .why("AWS refuses every request to it; Loki starts, but every write to S3 fails")
              .fix("set the name of an existing bucket")
              .source(
                  "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html")
              .finds(it -> invalid(it, BucketName::new)),
          warning("storage/example-bucket", AWS_NAMES)
              .what("the bucket name is one from an example")
              .why(
                  "bucket names are shared by all of AWS: a name from an example belongs to someone"
                      + " else, who could receive these logs")
              .fix("set a bucket of your own account")
              .source(
                  "https://grafana.com/blog/2024/06/27/grafana-security-update-grafana-loki-and-unintended-data-write-attempts-to-amazon-s3-buckets/")
              .where(it -> SAMPLES.contains(it.value()))
              .says("'%s' is the bucket of an example", it -> it.value())
              .at(PlacedText::place),
          error("storage/path-style", BUCKETS)
              .what("the bucket becomes part of a host name that does not resolve")
              .why(
                  "Loki sends requests to BUCKET.HOST, which no DNS inside a cluster resolves; Loki"
                      + " starts, but every write to S3 fails")
              .fix("set `s3forcepathstyle: true`")
              .source("loki pkg/storage/chunk/client/aws/s3_storage_client.go:317@v3.7.6")
              .where(
                  it -> it.value("s3forcepathstyle").filter(style -> !style.is("false")).isEmpty())
              .findsIn(
                  (bucket, picture) ->
                      bucket
                          .server()
                          .filter(it -> isInside(picture, bucket, it.value()))
                          .map(
                              it ->
                                  at(
                                      it.place(),
                                      "without `s3forcepathstyle` Loki sends requests for the"
                                          + " bucket to '%s.%s'",
                                      firstName(bucket),
                                      it.value()))
                          .stream()),
          error("storage/thanos-bucket", THANOS)
              .what("the object store of `use_thanos_objstore` has no bucket")
              .why("Loki does not start, or every write fails: the other settings are not read")
              .fix("set `storage_config.object_store.s3.bucket_name`")
              .source("loki pkg/storage/bucket/s3/config.go:94@v3.7.6")
              .where(it -> StorageThanos.lacksBucket(it))
              .fixedBy(it -> "set `%s`".formatted(StorageThanos.bucketKey(it)))
              .at(it -> it.placeOf("storage_config", "object_store")),
          error("storage/thanos-prefix", THANOS)
              .what("`storage_prefix` has characters that Loki refuses")
              .why("Loki does not start: `storage prefix contains invalid characters`")
              .fix("use letters and digits, from 3.5 on dashes too, and no slash")
              .source("loki pkg/storage/bucket/client.go:127@v3.5.1")
              .where(it -> StorageThanos.hasBrokenPrefix(it))
              .says(
                  "the storage prefix %s has other characters than letters, digits and dashes",
                  it -> it.value("storage_config", "object_store", "storage_prefix").orElse(""))
              .at(it -> it.placeOf("storage_config", "object_store", "storage_prefix")),
          error("storage/tempo-endpoint", configs(Program.TEMPO))
              .what("the S3 endpoint of Tempo is not a host name")
              .why(
                  "Tempo does not start: its S3 client rejects the endpoint, for example with"
                      + " `Endpoint url cannot have fully qualified paths.`")
              .fix(
                  "set only the host, as in s3.us-east-1.amazonaws.com; for plain HTTP set"
                      + " `insecure: true`")
              .source("tempo vendor/github.com/minio/minio-go/v7/utils.go:164@v2.10.8")
              .where(it -> it.value("storage", "trace", "backend").filter("s3"::equals).isPresent())
              .where(
                  it ->
                      endpoint(it).isEmpty()
                          ? it.flag("storage.trace.s3.endpoint").isEmpty()
                          : endpoint(it).replaceFirst("/$", "").contains("/"))
              .says(
                  it ->
                      endpoint(it).isEmpty()
                          ? "no S3 endpoint is set for Tempo"
                          : "'%s' is a URL, not a host".formatted(endpoint(it)))
              .at(it -> it.placeOf("storage", "trace", "s3", "endpoint")),
          error("storage/endpoint-region", BUCKETS)
              .what("the endpoint is in another region")
              .why(
                  "AWS rejects the signature: `AuthorizationHeaderMalformed`; Loki starts, but"
                      + " every write to S3 fails")
              .fix("set both to the region of the bucket, or remove the endpoint")
              .source("https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html")
              .where(it -> it.value("region").filter(PlacedText::isPlain).isPresent())
              .where(
                  it ->
                      serverRegion(it)
                          .filter(server -> !it.value("region").get().is(server))
                          .isPresent())
              .says(
                  "the region is '%s', but the endpoint is in '%s'",
                  it -> it.value("region").get().value(), it -> serverRegion(it).get())
              .at(it -> it.value("region").get().place()),
          warning("storage/bucket-unused", LOKI)
              .what("a bucket is set, but no schema period writes to it")
              .why("Loki writes the logs to the pod's disk, without an error")
              .fix(
                  "append a period with `object_store: s3` and a `from` in the future, or remove"
                      + " the bucket")
              .source("loki pkg/storage/factory.go@v3.7.6")
              .where(
                  it ->
                      !it.periods().isEmpty()
                          && it.periods().stream().allMatch(StorageRules::isOnDisk))
              .where(
                  it ->
                      it.value("storage_config", "aws", "s3")
                          .or(() -> it.value("storage_config", "aws", "bucketnames"))
                          .isPresent())
              .says(
                  "`storage_config.aws` has a bucket, but the object store is '%s'",
                  it -> it.periods().getLast().objectStore())
              .at(it -> it.placeOf("storage_config", "aws")));

  private StorageRules() {}

  private static boolean isRegion(S3Bucket bucket) {
    return bucket.url().filter(it -> AwsUrl.isAwsRegion(it.host())).isPresent();
  }

  private static Optional<Violation> unknownRegion(S3Bucket bucket) {
    Optional<AwsUrl> url = bucket.url();
    Optional<PlacedText> region = bucket.value("region");
    if (region.isPresent()) {
      boolean elsewhere = url.filter(it -> !it.isRegion()).isPresent();
      return region
          .filter(it -> !elsewhere && it.isPlain() && !AwsUrl.isAwsRegion(it.value()))
          .map(it -> at(it.place(), "'%s' is not a region of AWS", it.value()));
    }
    return url.filter(it -> it.isRegion() && !isRegion(bucket))
        .filter(it -> bucket.value("bucketnames").isPresent() || !it.path().isEmpty())
        .map(
            it ->
                at(
                    it.place(),
                    "'%s' has no dot, so Loki reads it as a region, and AWS has no such region",
                    it.host()));
  }

  private static Optional<Violation> plainHttp(S3Bucket bucket) {
    Optional<PlacedText> insecure = bucket.value("insecure").filter(it -> it.is("true"));
    if (insecure.isPresent() && bucket.isAtAws()) {
      return insecure.map(it -> at(it.place(), "`insecure` is true for a bucket of AWS"));
    }
    return bucket
        .url()
        .filter(url -> !url.isRegion() && !url.scheme().equals("https") && url.isAwsHost())
        .filter(_ -> bucket.value("endpoint").isEmpty())
        .map(
            url ->
                at(
                    url.place(),
                    "Loki accesses '%s://%s' over plain HTTP",
                    url.scheme(),
                    url.host()));
  }

  /// What is wrong with a text by the type that holds it.
  static Stream<Violation> invalid(PlacedText text, Function<String, Object> type) {
    try {
      var _ = type.apply(text.value());
      return Stream.empty();
    } catch (InvalidValue fault) {
      return Stream.of(at(text.place(), fault.getMessage()).fixedBy(fault.fix()));
    }
  }

  private static boolean isInside(Picture picture, S3Bucket bucket, String host) {
    return host.endsWith(".svc")
        || host.endsWith(".cluster.local")
        || !host.contains(".")
        || host.chars().allMatch(c -> c == '.' || Character.isDigit(c))
        || picture.serviceAt(host, bucket.namespace()).isPresent();
  }

  private static String firstName(S3Bucket bucket) {
    return bucket.names().stream().map(PlacedText::value).findFirst().orElse("BUCKET");
  }

  private static String endpoint(ProgramConfig tempo) {
    return tempo.value("storage", "trace", "s3", "endpoint").orElse("");
  }

  private static Optional<String> serverRegion(S3Bucket bucket) {
    return bucket.server().flatMap(server -> AwsUrl.regionOf(server.value()));
  }

  private static boolean isOnDisk(LokiView.Period period) {
    return period.objectStore().equals("filesystem")
        && !DynamoTables.STORES.contains(period.store());
  }
}
