package dev.plg.rule.wiring;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.Workload;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import java.util.List;
import java.util.stream.Stream;

/// Two collectors that read the same files send each line twice.
final class LogsAreReadOnce implements PictureRule {

  @Override
  public About about() {
    return new About(
        "wiring/read-twice",
        Severity.WARNING,
        Versions.ALL,
        "the logs of the nodes are read twice",
        "each line is stored twice, and paid for twice; queries show it twice, and no "
            + "error tells",
        "keep one of the collectors",
        "loki docs/sources/send-data/_index.md@v3.7.6");
  }

  @Override
  public List<Finding> check(Picture picture) {
    List<Workload> collectors = picture.known().filter(LogsAreReadOnce::collects).toList();
    return collectors.stream()
        .skip(1)
        .filter(
            it ->
                !runsSame(it, collectors.getFirst()) || sharesNamespace(it, collectors.getFirst()))
        .map(it -> about().finding(it.place(), message(it, collectors.getFirst())))
        .toList();
  }

  private static boolean collects(Workload workload) {
    boolean collector =
        Stream.of(Program.PROMTAIL, Program.ALLOY, Program.GRAFANA_AGENT).anyMatch(workload::runs);
    return collector
        && workload.kind().equals("DaemonSet")
        && workload.volumes().stream()
            .flatMap(volume -> volume.hostPath().stream())
            .anyMatch(path -> path.matches("/var/log(/pods)?/?"));
  }

  /// Two of one program are taken for two environments unless they stand in one namespace.
  private static boolean runsSame(Workload one, Workload other) {
    return Stream.of(Program.PROMTAIL, Program.ALLOY, Program.GRAFANA_AGENT)
        .anyMatch(it -> one.runs(it) && other.runs(it));
  }

  private static boolean sharesNamespace(Workload one, Workload other) {
    return one.object().namespace().equals(other.object().namespace());
  }

  private static String message(Workload one, Workload other) {
    return "%s reads the logs of each node, and so does %s".formatted(one.title(), other.title());
  }
}
