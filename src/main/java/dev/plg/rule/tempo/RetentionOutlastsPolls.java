package dev.plg.rule.tempo;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.TempoView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Blocks live longer than the pause between two looks at them.
final class RetentionOutlastsPolls implements PictureRule {

  @Override
  public About about() {
    return new About(
        "tempo/retention-below-poll",
        Severity.WARNING,
        Versions.of("Tempo"),
        "blocks are deleted before all queriers have looked for new ones",
        "queries ask for blocks that are gone: `does not exist`, and traces are missing",
        "set `compactor.compaction.block_retention` to hours at least, or lower"
            + " `storage.trace.blocklist_poll`",
        "tempo cmd/tempo/app/config.go:280@v2.10.8");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return TempoView.in(picture).flatMap(tempo -> finding(tempo).stream()).toList();
  }

  private Optional<Finding> finding(TempoView tempo) {
    Duration poll =
        tempo.duration("storage", "trace", "blocklist_poll").orElse(Duration.ofMinutes(5));
    return tempo
        .duration("compactor", "compaction", "block_retention")
        .filter(kept -> kept.compareTo(poll) < 0)
        .map(
            _ ->
                about()
                    .finding(
                        tempo.placeOf("compactor", "compaction", "block_retention"),
                        "blocks are kept for %s, but looked for every %d seconds"
                            .formatted(
                                tempo
                                    .value("compactor", "compaction", "block_retention")
                                    .orElse(""),
                                poll.toSeconds())));
  }
}
