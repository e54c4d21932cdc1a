package dev.plg.rule.registry;

import dev.plg.finding.Finding;
import dev.plg.rule.AdminSecretMustBeMade;
import dev.plg.rule.AdminSecretNeeded;
import dev.plg.rule.BucketIsOnesOwn;
import dev.plg.rule.ChunksOutliveTables;
import dev.plg.rule.ConfigKeysExist;
import dev.plg.rule.DiskHoldsRetention;
import dev.plg.rule.DynamoDbNeedsLoki29;
import dev.plg.rule.EksNeedsStorageClass;
import dev.plg.rule.EndpointSpeaksTls;
import dev.plg.rule.FilesystemNeedsOneReplica;
import dev.plg.rule.FirstLoginIsDefault;
import dev.plg.rule.ImageTagIsPinned;
import dev.plg.rule.IndexStoreIsKept;
import dev.plg.rule.InstanceRoleIsShared;
import dev.plg.rule.KindRunsContainerd;
import dev.plg.rule.LoadFitsMode;
import dev.plg.rule.LokiImageFitsLine;
import dev.plg.rule.ObjectStoreSecretMustBeMade;
import dev.plg.rule.OneTableGrows;
import dev.plg.rule.PartsAreUsed;
import dev.plg.rule.ProgramIsMaintained;
import dev.plg.rule.PromtailImageExists;
import dev.plg.rule.ReplicasMakeMajority;
import dev.plg.rule.RoleIsOnesOwn;
import dev.plg.rule.SchemaFitsStorage;
import dev.plg.rule.StackRule;
import dev.plg.rule.TablesArePaidFor;
import dev.plg.rule.TablesCanBeDeleted;
import dev.plg.rule.TablesOfOlderPeriodExist;
import dev.plg.rule.TraceLoadFitsMode;
import dev.plg.rule.events.EventsAreCollected;
import dev.plg.rule.events.ExporterIsMaintained;
import dev.plg.rule.events.ExporterKnowsSink;
import dev.plg.rule.events.LoggerKnowsFlag;
import dev.plg.rule.events.LoggerPrintsOnce;
import dev.plg.rule.helm.ChartIsCurrent;
import dev.plg.view.ResolvedStack;
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
  public static List<Finding> check(ResolvedStack asked) {
    var findings = new ArrayList<Finding>();
    for (StackRule rule : ALL) {
      findings.addAll(rule.check(asked));
    }
    return findings;
  }
}
