package dev.plg.component.iam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.Stacks;
import dev.plg.finding.Pointer;
import dev.plg.model.AccountId;
import dev.plg.model.OidcIssuer;
import dev.plg.model.Region;
import dev.plg.model.Stack;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The documents for IAM, against what upstream and AWS ask for.
class IamTest {

  private static final AccountId ACCOUNT = new AccountId("999988887777");

  // loki docs/sources/operations/storage/_index.md@v2.9.6
  private static final Set<String> TABLES =
      Set.of(
          "BatchGetItem",
          "BatchWriteItem",
          "DeleteItem",
          "DescribeTable",
          "GetItem",
          "ListTagsOfResource",
          "PutItem",
          "Query",
          "TagResource",
          "UntagResource",
          "UpdateItem",
          "UpdateTable",
          "CreateTable");

  @ParameterizedTest
  @CsvSource({
    "aws,        eu-west-1",
    "aws-cn,     cn-north-1",
    "aws-us-gov, us-gov-west-1",
    "aws-iso,    us-iso-east-1",
    "aws-eusc,   eusc-de-east-1",
  })
  void every_name_is_of_the_region_s_partition(String partition, String region) {
    Stack stack = onS3(partition, region);
    Mapping policy = IamPolicy.of(stack, Optional.empty());
    String bucket = "arn:%s:s3:::acme-logs".formatted(partition);
    assertEquals(Set.of("s3:ListBucket"), texts(policy, "Buckets", "Action"));
    assertEquals(Set.of(bucket), texts(policy, "Buckets", "Resource"));
    assertEquals(
        Set.of("s3:PutObject", "s3:GetObject", "s3:DeleteObject"),
        texts(policy, "Objects", "Action"));
    assertEquals(Set.of(bucket + "/*"), texts(policy, "Objects", "Resource"));
    Mapping trust =
        TrustPolicy.of(
            stack,
            new Region(region),
            ACCOUNT,
            OidcIssuer.parse("https://oidc.example.com/id/0A1B"));
    Mapping statement = (Mapping) trust.sequence("Statement").items().getFirst();
    assertEquals(
        "arn:%s:iam::999988887777:oidc-provider/oidc.example.com/id/0A1B".formatted(partition),
        statement.mapping("Principal").text("Federated").orElseThrow());
    Mapping same = statement.mapping("Condition").mapping("StringEquals");
    assertEquals(
        "system:serviceaccount:monitoring:loki",
        same.text("oidc.example.com/id/0A1B:sub").orElseThrow());
    assertEquals("sts.amazonaws.com", same.text("oidc.example.com/id/0A1B:aud").orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({"aws, eu-west-1", "aws-cn, cn-north-1", "aws-us-gov, us-gov-west-1"})
  void tables_are_those_of_the_prefix_in_their_region_and_account(String partition, String region) {
    Mapping policy =
        IamPolicy.of(onTables(partition, region, "loki.retention=28d"), Optional.of(ACCOUNT));
    assertEquals(
        Set.of("arn:%s:dynamodb:%s:999988887777:table/loki_index_*".formatted(partition, region)),
        texts(policy, "Tables", "Resource"));
    Set<String> actions =
        texts(policy, "Tables", "Action").stream()
            .map(action -> action.replace("dynamodb:", ""))
            .collect(Collectors.toSet());
    assertTrue(actions.remove("DeleteTable"));
    assertEquals(TABLES, actions);
    assertEquals(Set.of("dynamodb:ListTables"), texts(policy, "TableNames", "Action"));
    assertEquals(Set.of("*"), texts(policy, "TableNames", "Resource"));
    assertFalse(sids(policy).contains("Scaling"));
  }

  @Test
  void no_table_may_be_deleted_where_none_has_to_be() {
    Mapping policy =
        IamPolicy.of(
            onTables(
                "aws", "eu-west-1", "loki.retention=forever", "storage.dynamodb.tablePeriod=0"),
            Optional.of(ACCOUNT));
    assertFalse(texts(policy, "Tables", "Action").contains("dynamodb:DeleteTable"));
    assertEquals(
        Set.of("arn:aws:dynamodb:eu-west-1:999988887777:table/loki_index_"),
        texts(policy, "Tables", "Resource"));
  }

  @Test
  void scaling_tables_needs_the_scaler_and_its_role() {
    Mapping policy =
        IamPolicy.of(
            onTables(
                "aws-cn",
                "cn-north-1",
                "storage.dynamodb.throughput={autoscaled: {roleArn:"
                    + " 'arn:aws-cn:iam::999988887777:role/s', metricsUrl: 'http://p:9090'}}"),
            Optional.of(ACCOUNT));
    assertEquals(
        Set.of(
            "application-autoscaling:DescribeScalableTargets",
            "application-autoscaling:DescribeScalingPolicies",
            "application-autoscaling:RegisterScalableTarget",
            "application-autoscaling:DeregisterScalableTarget",
            "application-autoscaling:PutScalingPolicy",
            "application-autoscaling:DeleteScalingPolicy"),
        texts(policy, "Scaling", "Action"));
    assertEquals(Set.of("iam:GetRole", "iam:PassRole"), texts(policy, "ScalingRole", "Action"));
    assertEquals(
        Set.of("arn:aws-cn:iam::999988887777:role/s"), texts(policy, "ScalingRole", "Resource"));
  }

  @Test
  void several_buckets_and_the_traces_tags_are_named() {
    Mapping policy =
        IamPolicy.of(
            Stacks.of(
                "eks-s3",
                "storage.s3.bucket=null",
                "storage.s3.buckets=[one, two]",
                "tempo.enabled=true"),
            Optional.empty());
    assertEquals(
        Set.of("arn:aws:s3:::one", "arn:aws:s3:::two"), texts(policy, "Buckets", "Resource"));
    assertEquals(
        Set.of("s3:GetObjectTagging", "s3:PutObjectTagging"), texts(policy, "Traces", "Action"));
  }

  private static Stack onS3(String partition, String region) {
    return Stacks.of("eks-s3", "storage.s3=" + s3(partition, region));
  }

  private static Stack onTables(String partition, String region, String... more) {
    String[] settings = new String[more.length + 2];
    settings[0] = "storage.dynamodb.region=" + region;
    settings[1] = "storage.dynamodb.chunks.s3=" + s3(partition, region);
    System.arraycopy(more, 0, settings, 2, more.length);
    return Stacks.of("eks-dynamodb", settings);
  }

  private static String s3(String partition, String region) {
    return "{bucket: acme-logs, region: %s, auth: {irsa: {roleArn: 'arn:%s:iam::999988887777:role/loki'}}}"
        .formatted(region, partition);
  }

  private static List<String> sids(Mapping policy) {
    return policy.sequence("Statement").items().stream()
        .map(statement -> ((Mapping) statement).text("Sid").orElseThrow())
        .toList();
  }

  private static Set<String> texts(Mapping policy, String sid, String key) {
    int at = sids(policy).indexOf(sid);
    Node list =
        policy
            .find(Pointer.of("Statement", Integer.toString(at), key))
            .orElseThrow(() -> new NoSuchElementException(sid));
    return ((Sequence) list)
        .items().stream().map(item -> ((Scalar) item).text()).collect(Collectors.toSet());
  }
}
