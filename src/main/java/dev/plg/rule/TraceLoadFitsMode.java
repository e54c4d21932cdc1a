package dev.plg.rule;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Pointer;
import dev.plg.finding.Severity;
import dev.plg.model.Ingest;
import dev.plg.model.Tempo;
import dev.plg.view.ResolvedStack;
import java.util.List;

/// All of Tempo in one pod takes so many spans and no more.
public final class TraceLoadFitsMode implements StackRule {

  /// "under 25-35 MB/s": the lower bound, in megabytes a second.
  private static final long ONE_POD = 25;

  @Override
  public About about() {
    return new About(
        "tempo/load-past-mode",
        List.of(),
        Severity.WARNING,
        Versions.ALL,
        "the spans are more than one pod of Tempo is made for",
        "the pod falls behind, and spans are refused",
        "keep fewer of them, by sampling where they are made, or run Tempo's components apart by"
            + " the chart tempo-distributed",
        "tempo"
            + " docs/sources/tempo/set-up-for-tracing/setup-tempo/plan/deployment-modes.md:20@v3.0.3");
  }

  @Override
  public List<Finding> check(ResolvedStack asked) {
    return asked.stack().tempo().flatMap(Tempo::ingest).map(Ingest::megabytesPerSecond).stream()
        .filter(load -> load > ONE_POD)
        .map(
            load ->
                about()
                    .finding(
                        asked.place(Pointer.of("tempo", "ingest")),
                        "%dMB/s are more than one pod of Tempo is made for, about %dMB/s"
                            .formatted(load, ONE_POD)))
        .toList();
  }
}
