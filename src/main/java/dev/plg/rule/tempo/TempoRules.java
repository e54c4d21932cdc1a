package dev.plg.rule.tempo;

import dev.plg.rule.Rule;
import java.util.List;

/// The rules of the area `tempo`.
public final class TempoRules {

  public static final List<Rule> ALL =
      List.of(
          new BackendIsKnown(),
          new BallastIsGone(),
          new BlocksCanBeWritten(),
          new TempoS3Bucket(),
          new GeneratedMetricsAreWritten(),
          new LocalTracesAreKept(),
          new LocalTracesHaveOneReader(),
          new OpencensusIsGone(),
          new OverridesAreScoped(),
          new ReceiversListenOutside(),
          new RetentionOutlastsPolls(),
          new ServicePortsAreServed(),
          new SingleBinaryIsAlone(),
          new VolumeBelongsToTempo(),
          new WrittenMetricsAreGenerated(),
          new SentSpansAreReceived(),
          new WordsAreTempos());

  private TempoRules() {}
}
