package dev.plg.rule.promtail;

import dev.plg.rule.Rule;
import java.util.List;

/// The rules of the area `promtail`.
public final class PromtailRules {

  public static final List<Rule> ALL =
      List.of(
          new BatchesFitLoki(),
          new BracesAreNotExpanded(),
          new ControlPlaneIsTolerated(),
          new DockerRootIsMounted(),
          new DroppedLinesHaveNoStages(),
          new EveryNodeIsRead(),
          new GlobIsMounted(),
          new HostnameIsNodes(),
          new JobNamesDiffer(),
          new JobReadsSomething(),
          new JournalIsMounted(),
          new KeysExist(),
          new LabelsHaveFewValues(),
          new LinesGoOnce(),
          new LinesGoSomewhere(),
          new LinksKeepTheirPath(),
          new LivenessIsNotReadiness(),
          new LogsAreReadAsRoot(),
          new MissingLabelsAreNotDropped(),
          new MountHoldsLogs(),
          new OneRuntimeWritesLogs(),
          new PodLabelsAreChosen(),
          new PodNamesAreTakenWhole(),
          new PodsMayBeListed(),
          new PositionsOutliveThePod(),
          new PushPathIsLokis(),
          new RuntimesLinesAreParsed(),
          new StagesExist(),
          new LogsOfNodeAreReadOnly(),
          new StageFitsRuntime(),
          new TimesHaveZones());

  private PromtailRules() {}
}
