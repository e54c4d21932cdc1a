package dev.plg.rule.disk;

import dev.plg.rule.Rule;
import java.util.List;

/// The rules of the area `disk`, in the order of their ids.
public final class DiskRules {

  public static final List<Rule> ALL =
      List.of(
          new ClaimsOutliveWorkload(),
          new LogsOutlivePod(),
          new VolumeBelongsToLoki(),
          new ReplayIsAlive(),
          new ImageHasShell(),
          new LogsAreOnVolume(),
          new RootIsReadOnlyButForVolumes(),
          new LokiIsNotRoot(),
          new PodsHaveDisksOfTheirOwn(),
          new WriteAheadLogHasDirectory(),
          new RulerLogHasDirectory());

  private DiskRules() {}
}
