package dev.plg.rule.promtail;

import dev.plg.rule.Rule;
import java.util.List;

/// The rules of the area `promtail`.
public final class PromtailRules {

  public static final List<Rule> ALL =
      List.of(
          new DockerRootIsMounted(),
          new DroppedLinesHaveNoStages(),
          new GlobIsMounted(),
          new HostnameIsNodes(),
          new JobReadsSomething(),
          new LinesGoOnce(),
          new LinesGoSomewhere(),
          new LinksKeepTheirPath(),
          new MountHoldsLogs(),
          new OneRuntimeWritesLogs(),
          new PositionsOutliveThePod(),
          new PushPathIsLokis(),
          new RuntimesLinesAreParsed());

  private PromtailRules() {}
}
