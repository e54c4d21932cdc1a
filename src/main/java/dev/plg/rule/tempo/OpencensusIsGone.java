package dev.plg.rule.tempo;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.TempoView;
import java.util.List;

/// No receiver is asked for that Tempo no longer has.
final class OpencensusIsGone implements PictureRule {

  @Override
  public About about() {
    return new About(
        "tempo/opencensus",
        Severity.ERROR,
        Versions.from("Tempo", "2.9.3"),
        "the receiver `opencensus` is asked for, which Tempo no longer has",
        "Tempo exits, as it has no receiver of that type, even where it is set to null",
        "remove `opencensus` from `distributor.receivers`, and send OTLP",
        "tempo modules/distributor/receiver/shim.go: gone from 2.9.3 and 2.10.6 on (CHANGELOG.md"
            + " #6523)");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return TempoView.in(picture)
        .filter(tempo -> about().versions().include(tempo.version()))
        .filter(tempo -> !tempo.config().isAtLeast("2.10") || tempo.config().isAtLeast("2.10.6"))
        .flatMap(
            tempo ->
                tempo
                    .tree()
                    .mapping("distributor")
                    .mapping("receivers")
                    .entry("opencensus")
                    .stream())
        .map(entry -> about().finding(entry.keyPlace(), about().message()))
        .toList();
  }
}
