package dev.plg.rule.retention;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Flag;
import dev.plg.picture.Run;
import dev.plg.rule.About;
import dev.plg.rule.LokiRule;
import dev.plg.view.Disks;
import dev.plg.view.LokiView;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The marks of what is to be deleted outlive a restart.
final class MarkersAreKept implements LokiRule {

  @Override
  public About about() {
    return new About(
        "retention/markers-lost",
        Severity.ERROR,
        Versions.from("Loki", "2.3"),
        "the compactor's marks do not outlive its pod",
        "what is marked for deletion is forgotten with the pod, and the chunks stay for ever",
        "mount a PersistentVolumeClaim at the working directory",
        "loki docs/sources/operations/storage/retention.md@v3.7.6");
  }

  @Override
  public List<Finding> check(LokiView loki) {
    if (!loki.isOn("compactor", "retention_enabled")) {
      return List.of();
    }
    Optional<String> directory =
        loki.value("compactor", "working_directory")
            .or(() -> loki.value("common", "path_prefix").map(it -> it + "/compactor"));
    return directory.stream()
        .flatMap(
            it ->
                loki.config().runs().stream()
                    .filter(run -> compacts(loki, run))
                    .filter(run -> Disks.isLost(run, it)))
        .limit(1)
        .map(
            run ->
                about()
                    .finding(
                        loki.value("compactor", "working_directory").isPresent()
                            ? loki.placeOf("compactor", "working_directory")
                            : loki.placeOf("common", "path_prefix"),
                        "%s lies on no volume of %s that is kept"
                            .formatted(directory.get(), run.workload().title())))
        .toList();
  }

  private static boolean compacts(LokiView loki, Run run) {
    String target =
        run.container()
            .flag("target")
            .map(Flag::value)
            .or(() -> loki.value("target"))
            .orElse("all");
    return Set.of(target.split(",", -1)).stream()
        .anyMatch(Set.of("all", "backend", "compactor")::contains);
  }
}
