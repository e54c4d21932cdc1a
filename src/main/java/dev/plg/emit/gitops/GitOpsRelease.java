package dev.plg.emit.gitops;

import dev.plg.plan.ChartValues;
import dev.plg.yaml.Mapping;
import java.util.List;

/// A chart with what it is to be given.
///
/// @param values the text of its values file
/// @param objects what plg's own chart makes of them: it is in no repository that a controller
///   knows, so that they are installed in its place
public record GitOpsRelease(ChartValues chart, String values, List<Mapping> objects) {

  public GitOpsRelease {
    objects = List.copyOf(objects);
  }

  String component() {
    return chart.component();
  }

  String name() {
    return chart.release();
  }

  boolean isLocal() {
    return chart.chart().isLocal();
  }
}
