package dev.plg.rule;

import dev.plg.finding.Finding;
import java.util.List;

/// The rules, in the order of their ids.
public final class Rules {

  public static final List<Rule> ALL =
      List.of(
          new KindRunsContainerd(),
          new ConfigKeysExist(),
          new AdminSecretMustBeMade(),
          new AdminSecretNeeded(),
          new FirstLoginIsDefault(),
          new ImageTagIsPinned(),
          new IndexStoreIsKept(),
          new FilesystemNeedsOneReplica(),
          new LokiImageFitsLine(),
          new TablesCanBeDeleted(),
          new SchemaFitsStorage(),
          new TablesOfOlderPeriodExist(),
          new ReplicasMakeMajority(),
          new PromtailImageExists(),
          new ChunksOutliveTables(),
          new DynamoDbNeedsLoki29(),
          new TablesArePaidFor(),
          new EksNeedsStorageClass(),
          new RoleIsOnesOwn(),
          new InstanceRoleIsShared(),
          new OneTableGrows(),
          new EndpointSpeaksTls(),
          new BucketIsOnesOwn(),
          new ObjectStoreSecretMustBeMade(),
          new ProgramIsMaintained());

  private Rules() {}

  /// What the stack does not meet.
  public static List<Finding> check(Asked asked) {
    return ALL.stream().flatMap(rule -> rule.check(asked).stream()).toList();
  }
}
