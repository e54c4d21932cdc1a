package dev.plg.rule.storage;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.PictureSubjects.BUCKETS;
import static dev.plg.rule.PictureSubjects.WORKLOADS;
import static dev.plg.rule.PictureSubjects.configs;
import static dev.plg.rule.Violation.at;

import dev.plg.catalog.Capability;
import dev.plg.catalog.Program;
import dev.plg.finding.Location;
import dev.plg.model.RoleArn;
import dev.plg.picture.ProgramConfig;
import dev.plg.rule.Rule;
import dev.plg.view.AwsUrl;
import dev.plg.view.LokiView;
import dev.plg.view.PlacedText;
import dev.plg.view.S3Bucket;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The rules of the area `storage` on access to an object store.
public final class StorageCredentialRules {

  private static final String ROLE = "eks.amazonaws.com/role-arn";

  private static final String[] TEMPO_KEY = {"storage", "trace", "s3", "secret_key"};

  /// The key of a URL, as far as it is written, with a character that ends it or begins an escape.
  private static final Pattern BROKEN =
      Pattern.compile("^s3://[^:/@]+:[^@]*(?:[/?# ]|%(?![0-9A-Fa-f]{2}))[^@]*@");

  public static final List<Rule> ALL =
      List.of(
          error("storage/half-credentials", BUCKETS)
              .what("only one of the access key ID and the secret access key is set")
              .why(
                  "Loki does not start: `must supply both an Access Key ID and Secret Access Key or"
                      + " neither`")
              .fix("set both, or remove both and give the ServiceAccount a role")
              .source("loki pkg/storage/chunk/client/aws/s3_storage_client.go:262@v3.7.6")
              .where(
                  it ->
                      it.value("access_key_id").isPresent()
                          != it.value("secret_access_key").isPresent())
              .says(
                  it ->
                      it.value("access_key_id").isPresent()
                          ? "`access_key_id` is set without `secret_access_key`"
                          : "`secret_access_key` is set without `access_key_id`")
              .at(
                  it ->
                      it.value("access_key_id")
                          .map(PlacedText::place)
                          .orElseGet(() -> it.hidden("secret_access_key"))),
          error("storage/role-arn", WORKLOADS)
              .what("the annotation is not the ARN of a role")
              .why(
                  "the pods get no credentials for the role: every request fails with"
                      + " `AccessDenied`")
              .fix("write it as arn:aws:iam::ACCOUNT:role/NAME")
              .source(
                  "https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html")
              .findsIn(
                  (workload, picture) ->
                      picture
                          .find(workload.object(), "ServiceAccount", workload.serviceAccount())
                          .filter(account -> account.annotations().containsKey(ROLE))
                          .stream()
                          .flatMap(
                              account ->
                                  StorageRules.invalid(
                                      new PlacedText(
                                          account.annotations().getOrDefault(ROLE, ""),
                                          account.placeOf("metadata", "annotations", ROLE)),
                                      RoleArn::new))),
          error("storage/anonymous", BUCKETS.before("2.2"))
              .what("Loki 2.1 accesses this bucket without credentials")
              .why(
                  "without `s3: s3://…` Loki uses neither a role nor environment variables: every"
                      + " request fails with `AccessDenied`")
              .fix("write `s3: s3://REGION/BUCKET`, or use Loki 2.2 or later")
              .source(
                  "loki vendor/github.com/cortexproject/cortex/pkg/chunk/aws/s3_storage_client.go@v2.1.0")
              .where(it -> it.value("s3").isEmpty() && it.value("access_key_id").isEmpty())
              .where(it -> it.value("bucketnames").isPresent())
              .says(
                  "Loki accesses the bucket '%s' anonymously: the bucket is not set in a URL",
                  it -> it.value("bucketnames").get().value())
              .at(it -> it.value("bucketnames").get().place()),
          error("storage/signature-version", BUCKETS)
              .what("Loki does not support the signature version")
              .why("Loki does not start: `unsupported signature version`")
              .fix("remove `signature_version`, or set v4")
              .source(
                  "loki pkg/storage/chunk/client/aws/s3_storage_client.go:44@v3.0.0, :47@v2.9.6")
              .where(
                  it ->
                      it.value("signature_version")
                          .filter(version -> version.isPlain() && !isKnown(it.loki(), version))
                          .isPresent())
              .says(
                  "Loki does not support signature version '%s'",
                  it -> it.value("signature_version").get().value())
              .at(it -> it.value("signature_version").get().place()),
          error("storage/key-in-url", BUCKETS)
              .what("the secret key in an S3 URL has characters that a URL cannot carry")
              .why(
                  "Loki does not start, or takes a part of the key for the host: `invalid port`,"
                      + " `invalid URL escape`, or no such host")
              .fix(
                  "set `secret_access_key` and `access_key_id` beside `endpoint`, or write %2F for"
                      + " each `/` in the key")
              .source("loki pkg/storage/chunk/client/aws/s3_storage_client.go:283@v3.7.6")
              .where(
                  it ->
                      it.value("s3").filter(url -> BROKEN.matcher(url.value()).find()).isPresent())
              .at(it -> it.hidden("s3")),
          warning("storage/keys-in-configmap", configs(Program.LOKI).and(configs(Program.TEMPO)))
              .what("a ConfigMap contains the secret key of an object store")
              .why(
                  "anyone who can read the namespace's objects or a backup of them can read and"
                      + " delete the logs")
              .fix(
                  "store it in a Secret, refer to it as ${NAME} from the environment, and add"
                      + " -config.expand-env=true")
              .source("https://kubernetes.io/docs/concepts/configuration/configmap/")
              .where(
                  it -> it.object().filter(object -> object.kind().equals("ConfigMap")).isPresent())
              .finds(
                  it ->
                      secretKey(it)
                          .map(place -> at(place, "a secret key is written in plain text"))
                          .stream()));

  private StorageCredentialRules() {}

  /// A place near the key, so that a report does not print it.
  private static Optional<Location> secretKey(ProgramConfig config) {
    if (config.program() == Program.TEMPO) {
      return config
          .value(TEMPO_KEY)
          .filter(key -> !key.isEmpty() && !key.contains("${"))
          .map(_ -> S3Bucket.hidden(config, TEMPO_KEY));
    }
    var bucket = new S3Bucket(LokiView.of(config));
    return bucket
        .value("secret_access_key")
        .filter(PlacedText::isPlain)
        // the default of a chart has no line, and is no secret
        .filter(key -> key.place().line() > 0)
        .map(_ -> bucket.hidden("secret_access_key"))
        .or(() -> bucket.url().filter(AwsUrl::hasUser).map(_ -> bucket.hidden("s3")));
  }

  private static boolean isKnown(LokiView loki, PlacedText version) {
    return version.is("v4")
        || (version.is("v2") && !loki.config().has(Capability.LOKI_SIGNS_BY_V4));
  }
}
