package dev.plg.component.iam;

import dev.plg.model.AccountId;
import dev.plg.model.BucketName;
import dev.plg.model.IndexStore;
import dev.plg.model.ObjectStore;
import dev.plg.model.SchemaPeriod;
import dev.plg.model.Stack;
import dev.plg.model.Tables;
import dev.plg.model.Throughput;
import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What the pods of a stack may do: the least that they need, for `aws iam create-policy`.
public final class IamPolicy {

  // loki docs/sources/operations/storage/_index.md@v3.7.6
  private static final List<String> OBJECTS =
      List.of("s3:PutObject", "s3:GetObject", "s3:DeleteObject");

  // tempo docs/sources/tempo/configuration/hosted-storage/s3.md:34@v2.10.8
  private static final List<String> TAGS = List.of("s3:GetObjectTagging", "s3:PutObjectTagging");

  // loki docs/sources/operations/storage/_index.md@v2.9.6
  private static final List<String> TABLES =
      List.of(
          "dynamodb:BatchGetItem",
          "dynamodb:BatchWriteItem",
          "dynamodb:DeleteItem",
          "dynamodb:DescribeTable",
          "dynamodb:GetItem",
          "dynamodb:ListTagsOfResource",
          "dynamodb:PutItem",
          "dynamodb:Query",
          "dynamodb:TagResource",
          "dynamodb:UntagResource",
          "dynamodb:UpdateItem",
          "dynamodb:UpdateTable",
          "dynamodb:CreateTable");

  private static final List<String> SCALING =
      List.of(
          "application-autoscaling:DescribeScalableTargets",
          "application-autoscaling:DescribeScalingPolicies",
          "application-autoscaling:RegisterScalableTarget",
          "application-autoscaling:DeregisterScalableTarget",
          "application-autoscaling:PutScalingPolicy",
          "application-autoscaling:DeleteScalingPolicy");

  private IamPolicy() {}

  /// The policy; without statements where the stack stores nothing at AWS.
  ///
  /// @param account the owner of the tables; needed where [#needsAccount] holds
  public static Mapping of(Stack stack, Optional<AccountId> account) {
    var statements = new ArrayList<Statement>();
    stack
        .storage()
        .s3()
        .filter(store -> store.endpoint().isEmpty())
        .ifPresent(store -> addBuckets(stack, store, statements));
    stack
        .storage()
        .indexTables()
        .ifPresent(tables -> addTables(stack, tables, account.orElseThrow(), statements));
    return Statement.document(statements);
  }

  /// True where the policy names tables, whose ARNs hold the account; those of buckets do not.
  public static boolean needsAccount(Stack stack) {
    return stack.storage().indexTables().isPresent();
  }

  /// Listing is a matter of the bucket itself, the rest of what is in it.
  private static void addBuckets(Stack stack, ObjectStore store, List<Statement> statements) {
    String partition = store.region().partition();
    List<String> buckets =
        store.buckets().stream()
            .map(BucketName::value)
            .map(name -> "arn:%s:s3:::%s".formatted(partition, name))
            .toList();
    List<String> objects = buckets.stream().map(bucket -> bucket + "/*").toList();
    statements.add(new Statement("Buckets", List.of("s3:ListBucket"), buckets));
    statements.add(new Statement("Objects", OBJECTS, objects));
    if (stack.tempo().isPresent()) {
      statements.add(new Statement("Traces", TAGS, List.of(objects.getFirst())));
    }
  }

  private static void addTables(
      Stack stack, Tables tables, AccountId account, List<Statement> statements) {
    String partition = tables.region().partition();
    String place = "arn:%s:dynamodb:%s:%s:table/".formatted(partition, tables.region(), account);
    var actions = new ArrayList<>(TABLES);
    if (stack.loki().retention().period().isPresent()) {
      actions.add("dynamodb:DeleteTable");
    }
    List<String> names = names(stack).stream().map(name -> place + name).toList();
    statements.add(new Statement("Tables", actions, names));
    statements.add(new Statement("TableNames", List.of("dynamodb:ListTables"), List.of("*")));
    tables.throughput().scaling().ifPresent(scaling -> addScaling(scaling, statements));
  }

  private static void addScaling(Throughput.Autoscaled scaling, List<Statement> statements) {
    statements.add(new Statement("Scaling", SCALING, List.of("*")));
    List<String> actions = List.of("iam:GetRole", "iam:PassRole");
    statements.add(new Statement("ScalingRole", actions, List.of(scaling.role().value())));
  }

  /// The names of the tables of every period: one, or all that begin with a prefix.
  private static SortedSet<String> names(Stack stack) {
    return stack.loki().schema().periods().stream()
        .filter(period -> period.store() == IndexStore.AWS)
        .map(IamPolicy::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String name(SchemaPeriod period) {
    return period.indexPrefix() + (period.indexPeriod().isUnbounded() ? "" : "*");
  }
}
