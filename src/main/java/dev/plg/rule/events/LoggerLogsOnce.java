package dev.plg.rule.events;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import java.util.List;

/// Each event is logged once.
final class LoggerLogsOnce implements PictureRule {

  @Override
  public About about() {
    return new About(
        "events/logger-twice",
        Severity.NOTE,
        Versions.from("k8s-event-logger", "2.5"),
        "this k8s-event-logger prints each event more than once",
        "it prints each event twice, and all events again every five minutes until they expire",
        "take k8s-event-logger 2.4 (chart 1.2.0), or the event exporter",
        "k8s-event-logger main.go@2.7");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return picture
        .runs(Program.K8S_EVENT_LOGGER)
        .filter(run -> about().versions().include(run.container().version()))
        .map(
            run ->
                about()
                    .finding(
                        run.container().image().place(),
                        "k8s-event-logger %s prints each event more than once"
                            .formatted(run.container().image().tag().orElse(""))))
        .toList();
  }
}
