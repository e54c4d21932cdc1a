package dev.plg.rule;

import dev.plg.finding.Finding;
import dev.plg.rule.events.EventsAreCollected;
import dev.plg.rule.events.ExporterIsMaintained;
import dev.plg.rule.events.ExporterKnowsSink;
import dev.plg.rule.events.LoggerKnowsFlag;
import dev.plg.rule.events.LoggerPrintsOnce;
import dev.plg.rule.helm.ChartIsCurrent;
import java.util.ArrayList;
import java.util.List;

/// The rules on the stack, apart from the others: a shipped profile is asked nothing else, and a
/// class costs time by being named.
public final class StackRules {

  public static final List<StackRule> ALL =
      List.of(
          new KindRunsContainerd(),
          new ConfigKeysExist(),
          new AdminSecretMustBeMade(),
          new AdminSecretNeeded(),
          new FirstLoginIsDefault(),
          new ImageTagIsPinned(),
          new IndexStoreIsKept(),
          new DiskHoldsRetention(),
          new FilesystemNeedsOneReplica(),
          new LokiImageFitsLine(),
          new LoadFitsMode(),
          new TraceLoadFitsMode(),
          new PartsAreUsed(),
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
          new ProgramIsMaintained(),
          new EventsAreCollected(),
          new ExporterIsMaintained(),
          new ExporterKnowsSink(),
          new LoggerKnowsFlag(),
          new LoggerPrintsOnce(),
          new ChartIsCurrent());

  private StackRules() {}

  /// What the stack does not meet.
  public static List<Finding> check(Asked asked) {
    var findings = new ArrayList<Finding>();
    for (StackRule rule : ALL) {
      findings.addAll(rule.check(asked));
    }
    return findings;
  }
}
