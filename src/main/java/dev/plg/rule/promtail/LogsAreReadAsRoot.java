package dev.plg.rule.promtail;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.Run;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.NodeFolder;
import dev.plg.yaml.Scalar;
import java.util.List;
import java.util.Optional;

/// The logs of the node are read as root, to whom they belong.
final class LogsAreReadAsRoot implements PictureRule {

  @Override
  public About about() {
    return new About(
        "promtail/non-root",
        Severity.ERROR,
        Versions.of("Promtail"),
        "Promtail does not run as root, but the node's logs belong to root",
        "the runtime writes logs with mode 0640 for root: nothing can be read, and /ready stays"
            + " `Not ready: Unable to find any logs to tail`",
        "set `runAsUser: 0`; keep it harmless by readOnlyRootFilesystem, no privilege escalation"
            + " and no capabilities",
        "helm-charts charts/promtail/values.yaml@promtail-6.15.5 podSecurityContext");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return picture
        .runs(Program.PROMTAIL)
        .filter(run -> NodeFolder.of(run).stream().anyMatch(NodeFolder::holdsPodLogs))
        .flatMap(
            run ->
                user(run)
                    .map(
                        user ->
                            about()
                                .finding(
                                    user.place(),
                                    "container %s reads logs of root as user %s"
                                        .formatted(run.container().name(), user.text())))
                    .stream())
        .toList();
  }

  /// The user, where it is neither root nor of root's group.
  private static Optional<Scalar> user(Run run) {
    boolean inGroup =
        security(run, "runAsGroup").filter(group -> group.text().equals("0")).isPresent()
            || run
                .workload()
                .podSpec()
                .mapping("securityContext")
                .sequence("supplementalGroups")
                .items()
                .stream()
                .anyMatch(group -> group instanceof Scalar scalar && scalar.text().equals("0"));
    return inGroup
        ? Optional.empty()
        : security(run, "runAsUser").filter(user -> !user.text().equals("0"));
  }

  private static Optional<Scalar> security(Run run, String key) {
    return run.workload()
        .security(run.container(), key)
        .filter(Scalar.class::isInstance)
        .map(Scalar.class::cast);
  }
}
