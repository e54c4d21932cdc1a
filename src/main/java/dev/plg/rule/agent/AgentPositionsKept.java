package dev.plg.rule.agent;

import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.PictureSubjects.AGENTS;
import static dev.plg.rule.Violation.at;

import dev.plg.finding.Location;
import dev.plg.picture.Flag;
import dev.plg.picture.ProgramConfig;
import dev.plg.picture.Run;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.Disks;
import java.util.Optional;
import java.util.stream.Stream;

/// The agent's positions are kept longer than its pod.
final class AgentPositionsKept {

  static final Rule RULE =
      warning("agent/positions-kept", AGENTS)
          .what("the agent's positions are lost with its pod")
          .why(
              "after a restart the agent sends everything that still exists a second time: Loki"
                  + " stores lines and events twice, or refuses them as too old")
          .fix(
              "put `--storage.path` on a hostPath (DaemonSet) or a claim; in the chart"
                  + " `storagePath`")
          .source(
              "grafana/alloy operations/helm/charts/alloy/values.yaml@v1.18.1 storagePath:"
                  + " /tmp/alloy")
          .finds(config -> config.runs().stream().flatMap(run -> violation(config, run).stream()));

  private AgentPositionsKept() {}

  private static Optional<Violation> violation(ProgramConfig config, Run run) {
    Optional<String> cache = cache(config);
    if (cache.isPresent()) {
      Location place = config.placeOf("integrations", "eventhandler");
      return cache.filter(path -> Disks.isLost(run, path)).map(path -> lost(place, path));
    }
    Optional<Flag> flag = run.container().flag("storage.path");
    String path = flag.map(Flag::value).orElse("its working directory");
    return hasPositions(config) && Disks.isLost(run, path)
        ? Optional.of(lost(flag.map(Flag::place).orElse(run.container().place()), path))
        : Optional.empty();
  }

  /// The file in which the static mode keeps the last event.
  // agent docs/sources/static/configuration/integrations/integrations-next/eventhandler-config.md
  private static Optional<String> cache(ProgramConfig config) {
    return config.tree().mapping("integrations").find("eventhandler").isPresent()
        ? config
            .value("integrations", "eventhandler", "cache_path")
            .or(() -> Optional.of(".eventcache/eventhandler.cache"))
        : Optional.empty();
  }

  private static boolean hasPositions(ProgramConfig config) {
    return Stream.of(
            "loki.source.file",
            "loki.source.kubernetes",
            "loki.source.kubernetes_events",
            "loki.source.podlogs",
            "loki.source.journal")
        .anyMatch(name -> config.river().named(name).findAny().isPresent());
  }

  private static Violation lost(Location place, String path) {
    return at(place, "%s is in the pod, and is lost with it".formatted(path));
  }
}
