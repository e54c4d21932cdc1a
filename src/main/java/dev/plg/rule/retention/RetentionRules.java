package dev.plg.rule.retention;

import dev.plg.rule.Rule;
import java.util.List;

/// The rules of the area `retention`, in the order of their ids.
public final class RetentionRules {

  public static final List<Rule> ALL =
      List.of(
          new BurstIsAboveRate(),
          new PeriodIsChosen(),
          new DeleteStoreIsNamed(),
          new LookbackNeedsFilesystem(),
          new IntervalsDivide(),
          new KeptLogsCanBeRead(),
          new MarkersAreKept(),
          new CompactorHasWork(),
          new RetentionIsEnabled(),
          new SharedStoreIsNamed(),
          new TableManagerHasTables(),
          new TablesDivideRetention(),
          new TablesAreDropped(),
          new CompactorCanDelete(),
          new RetentionIsADay(),
          new CompactorIsAlone(),
          new ZeroKeepsForEver(),
          new DeleteStoreIsCompactors(),
          new DiskIsEmptied());

  private RetentionRules() {}
}
