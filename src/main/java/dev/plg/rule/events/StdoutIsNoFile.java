package dev.plg.rule.events;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.ExporterView;
import java.util.List;

/// Standard output is not written to as a file.
final class StdoutIsNoFile implements PictureRule {

  @Override
  public About about() {
    return new About(
        "events/stdout-file",
        Severity.ERROR,
        Versions.of("event-exporter"),
        "events are written to /dev/stdout as to a file",
        "the file is rotated at 100 MB: /dev/stdout is renamed, and from then on events go to a"
            + " file in the pod; an image without root may not even open it",
        "use the receiver `stdout: {}` (from 0.10)",
        "kubernetes-event-exporter pkg/sinks/file.go@v1.7: lumberjack renames the path");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return ExporterView.in(picture)
        .flatMap(exporter -> exporter.receivers().stream())
        .flatMap(receiver -> receiver.sink("file").stream())
        .filter(
            file ->
                file.text("path")
                    .filter(path -> path.equals("/dev/stdout") || path.equals("/dev/stderr"))
                    .isPresent())
        .map(file -> about().finding(file.placeOf("path"), about().message()))
        .toList();
  }
}
