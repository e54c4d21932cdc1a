package dev.plg.rule.storage;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.Draft.note;
import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.StackSubjects.STACK;
import static dev.plg.rule.StackSubjects.STACK_LOKI;
import static dev.plg.rule.Violation.at;

import dev.plg.finding.Location;
import dev.plg.model.BucketName;
import dev.plg.model.Credentials;
import dev.plg.model.Endpoint;
import dev.plg.model.Grafana;
import dev.plg.model.IndexStore;
import dev.plg.model.ObjectStore;
import dev.plg.model.Platform;
import dev.plg.model.Tier;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.ResolvedStack;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rules of the area `storage` on a stack.
public final class StorageStackRules {

  private static final Set<String> SAMPLES = Set.of("chunks", "ruler", "admin", "loki", "tempo");
  private static final String EXAMPLE_ACCOUNT = "111122223333";

  public static final List<Rule> ALL =
      List.of(
          note("storage/chunks-outlive-tables", STACK)
              .what("chunks stay in the bucket after their tables are deleted")
              .why(
                  "Loki deletes only the index: chunks without an index are paid for and never"
                      + " read")
              .fix("expire them with a lifecycle rule of the bucket")
              .source(
                  "grafana/loki pkg/storage/factory.go:574@v2.9.6: chunks are deleted with the"
                      + " tables only on a filesystem")
              .finds(it -> afterTables(it).stream()),
          error("storage/dynamodb-on-loki-3", STACK_LOKI.from("3.6"))
              .what("this version of Loki cannot keep its index in DynamoDB")
              .why(
                  "Loki 3.6 and later creates its DynamoDB client without the pod's credentials:"
                      + " every request is refused, and no index is written or read")
              .fix(
                  "move to tsdb: keep `loki.version: \"2.9\"`, append {from: <a future day>, store:"
                      + " tsdb, schema: v13} to `loki.schema`, and raise the version after the"
                      + " retention of the last table")
              .source(
                  "grafana/loki pkg/storage/chunk/client/aws/dynamodb_storage_client.go:910@v3.7.6")
              .covers("storage/dynamodb-credentials")
              .finds(it -> unsigned(it).stream()),
          StorageDynamodbTables.RULE,
          warning("storage/eks-storage-class", STACK)
              .what("a claim on EKS names no StorageClass")
              .why(
                  "EKS 1.30 and later has no default StorageClass: the claim stays Pending, and so"
                      + " does the pod")
              .fix(
                  "set `cluster.storageClass` to a class that the cluster has, as in `gp3`, with"
                      + " the EBS CSI driver installed")
              .source("https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html")
              .where(it -> it.stack().cluster().platform() == Platform.EKS)
              .finds(StorageStackRules::withoutClass),
          warning("storage/example-role", STACK)
              .what("the account of the role is an example")
              .why("AWS answers AccessDenied: Loki starts, but every write to S3 fails")
              .fix(
                  "set your own bucket and role; `plg iam` prints the policies that the role needs")
              .source(
                  "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples.html")
              .where(
                  it ->
                      it.stack()
                          .storage()
                          .credentials()
                          .filter(StorageStackRules::isExample)
                          .isPresent())
              .says(_ -> "the account %s is an example".formatted(EXAMPLE_ACCOUNT))
              .at(it -> it.placeOfBuckets("auth", "irsa", "roleArn")),
          warning("storage/instance-role", STACK)
              .what("the nodes' role gives access to the bucket")
              .why("every pod on the nodes can read and delete all logs")
              .fix(
                  "use auth.irsa with a role for Loki's ServiceAccount; `plg iam` prints its"
                      + " policies")
              .source(
                  "https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html")
              .where(
                  it ->
                      it.stack().storage().credentials().filter(Credentials::isShared).isPresent())
              .at(it -> it.placeOfBuckets("auth")),
          warning("storage/one-table", STACK)
              .what("the whole index is a single table")
              .why(
                  "the table manager deletes only whole tables: this one grows without limit, and"
                      + " so does its cost")
              .fix("set `storage.dynamodb.tablePeriod: 168h` before anything is stored")
              .source("grafana/loki docs/sources/operations/storage/table-manager/_index.md@v2.9.6")
              .covers("schema/one-table")
              .finds(
                  it ->
                      it.stack().storage().indexTables().stream()
                          .filter(tables -> tables.period().isUnbounded())
                          .map(
                              tables ->
                                  at(
                                      it.placeOf("storage", "dynamodb", "tablePeriod"),
                                      "the whole index is a single table, '%s'"
                                          .formatted(tables.prefix())))),
          warning("storage/plain-http", STACK)
              .what("logs are sent to the object store over plain HTTP")
              .why("anyone on the network between Loki and the server can read all logs")
              .fix("enable TLS on the server and remove `insecure`")
              .source("grafana/loki pkg/storage/chunk/client/aws/s3_storage_client.go:307@v3.7.6")
              .covers("storage/aws-plain-http")
              .where(it -> it.stack().tier() == Tier.PROD)
              .finds(
                  it ->
                      it.stack().storage().s3().flatMap(ObjectStore::endpoint).stream()
                          .filter(Endpoint::insecure)
                          .map(
                              endpoint ->
                                  at(
                                      it.placeOfBuckets("insecure"),
                                      "logs are sent to %s over plain HTTP"
                                          .formatted(endpoint.host())))),
          warning("storage/sample-bucket", STACK)
              .what("the bucket name is one from an example")
              .why(
                  "bucket names are shared by all of AWS: a name from an example belongs to someone"
                      + " else, who could receive these logs")
              .fix("set a bucket of your own account")
              .source(
                  "https://grafana.com/blog/2024/06/27/grafana-security-update-grafana-loki-and-unintended-data-write-attempts-to-amazon-s3-buckets/")
              .covers("storage/example-bucket")
              .finds(
                  it ->
                      it.stack().storage().s3().filter(s3 -> s3.endpoint().isEmpty()).stream()
                          .flatMap(s3 -> s3.buckets().stream())
                          .map(BucketName::value)
                          .filter(SAMPLES::contains)
                          .map(
                              name ->
                                  at(
                                      it.placeOfBuckets("bucket"),
                                      "'%s' is the bucket of an example".formatted(name)))),
          note("storage/secret", STACK)
              .what("the keys of the object store are read from a Secret that must exist")
              .why("plg writes no keys; the pods wait until the Secret exists")
              .fix("create the Secret with the keys that the stack names")
              .source("https://kubernetes.io/docs/concepts/configuration/secret/")
              .finds(
                  it ->
                      it.stack().storage().credentials().stream()
                          .flatMap(credentials -> credentials.keys().stream())
                          .map(secret -> toCreate(it, secret))));

  private StorageStackRules() {}

  /// A chunk is deleted one table later than its retention, since a table is deleted when its last
  /// day has passed.
  private static Optional<Violation> afterTables(ResolvedStack resolved) {
    String tenant = resolved.stack().loki().tenant().map(it -> it.value()).orElse("fake");
    String buckets =
        resolved.stack().storage().s3().stream()
            .flatMap(store -> store.buckets().stream())
            .map(BucketName::value)
            .collect(Collectors.joining(", "));
    return resolved
        .stack()
        .storage()
        .indexTables()
        .flatMap(
            tables ->
                resolved
                    .stack()
                    .loki()
                    .retention()
                    .period()
                    .map(kept -> kept.period().plus(tables.period().period()).toDays() + 1))
        .map(
            days ->
                at(Location.NONE, "the chunks of %s outlive their index".formatted(buckets))
                    .fixedBy(
                        "give the bucket a lifecycle rule: prefix %s/, expire after %d days"
                            .formatted(tenant, days)));
  }

  private static Optional<Violation> unsigned(ResolvedStack resolved) {
    String line = "Loki " + resolved.stack().loki().version();
    if (resolved.stack().storage().indexTables().isPresent()) {
      return Optional.of(
          at(resolved.placeOf("storage", "dynamodb"), line + " cannot keep its index in DynamoDB"));
    }
    return resolved.stack().loki().schema().uses(IndexStore.AWS)
        ? Optional.of(
            at(
                resolved.placeOf("loki", "schema"),
                line + " cannot read a period whose index is in DynamoDB"))
        : Optional.empty();
  }

  private static Stream<Violation> withoutClass(ResolvedStack resolved) {
    Location ofLoki =
        resolved.stack().storage().localDisk().isPresent()
            ? resolved.placeOf("storage", "filesystem")
            : resolved.placeOf("loki", "persistence");
    boolean loki =
        resolved.stack().keepsLogs() && resolved.stack().loki().disk().storageClass().isEmpty();
    Stream<Violation> grafana =
        resolved.stack().grafana().map(Grafana::disk).stream()
            .filter(disk -> disk.storageClass().isEmpty())
            .map(
                _ ->
                    at(
                        resolved.placeOf("grafana", "persistence"),
                        "Grafana's volume has no StorageClass"));
    return loki
        ? Stream.concat(Stream.of(at(ofLoki, "Loki's volume has no StorageClass")), grafana)
        : grafana;
  }

  private static boolean isExample(Credentials credentials) {
    return credentials
        .assumedRole()
        .filter(role -> role.account().equals(EXAMPLE_ACCOUNT))
        .isPresent();
  }

  private static Violation toCreate(ResolvedStack resolved, Credentials.Secret secret) {
    return at(Location.NONE, "the keys of the bucket are read from the Secret " + secret.name())
        .fixedBy(
            "kubectl -n %s create secret generic %s --from-literal=%s=… --from-literal=%s=…"
                .formatted(
                    resolved.stack().namespace(),
                    secret.name(),
                    secret.accessKey(),
                    secret.secretKey()));
  }
}
