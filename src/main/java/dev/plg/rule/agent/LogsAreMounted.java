package dev.plg.rule.agent;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.Run;
import dev.plg.picture.river.RiverAttribute;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.Agents;
import dev.plg.view.NodeFolder;
import java.util.List;
import java.util.Optional;

/// Who reads log files of the node sees them.
final class LogsAreMounted implements PictureRule {

  @Override
  public About about() {
    return new About(
        "agent/logs-not-mounted",
        Severity.ERROR,
        Versions.ALL,
        "log files of the node are read, and not mounted",
        "the pod sees an empty folder: no line is read, without an error",
        "mount hostPath /var/log at the same path, read-only; in the chart "
            + "`alloy.mounts.varlog: true`",
        "alloy operations/helm/charts/alloy/values.yaml@v1.18.1 mounts.varlog: false");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return Agents.components(picture, "loki.source.file")
        .map(Agents.Component::config)
        .distinct()
        .filter(config -> config.runs().stream().anyMatch(LogsAreMounted::isBlind))
        .flatMap(
            config ->
                config
                    .river()
                    .all()
                    .flatMap(block -> block.attributes().stream())
                    .flatMap(attribute -> podLogs(attribute).stream())
                    .limit(1))
        .map(
            attribute ->
                about().finding(attribute.place(), "/var/log/pods is read, and not mounted"))
        .toList();
  }

  private static Optional<RiverAttribute> podLogs(RiverAttribute attribute) {
    return attribute.mentions("/var/log/pods") || attribute.mentions("/var/log/containers")
        ? Optional.of(attribute)
        : Optional.empty();
  }

  private static boolean isBlind(Run run) {
    return NodeFolder.of(run).stream().noneMatch(NodeFolder::holdsPodLogs);
  }
}
