package dev.plg.rule.disk;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.Run;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import java.util.List;
import java.util.stream.Stream;

/// From 3.5.8 on the image of Loki holds Loki alone.
final class ImageHasShell implements PictureRule {

  @Override
  public About about() {
    return new About(
        "disk/no-shell",
        Severity.ERROR,
        Versions.from("Loki", "3.5.8"),
        "the image has no shell",
        "the container does not start, or its probe always fails: `exec: \"sh\": executable "
            + "file not found`",
        "call the program itself; probe by httpGet",
        "loki cmd/loki/Dockerfile@v3.7.6, distroless");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return picture
        .runs(Program.LOKI)
        .filter(run -> about().versions().include(run.container().version()))
        .filter(run -> run.container().commandLine().isShell() || execs(run))
        .map(
            run ->
                about()
                    .finding(
                        run.container()
                            .placeOf(
                                run.container().commandLine().isShell()
                                    ? "command"
                                    : "livenessProbe"),
                        "%s has no shell or tool to run".formatted(run.container().image().text())))
        .toList();
  }

  private static boolean execs(Run run) {
    return Stream.of("livenessProbe", "readinessProbe", "startupProbe")
        .anyMatch(kind -> !run.container().probe(kind).mapping("exec").isEmpty());
  }
}
