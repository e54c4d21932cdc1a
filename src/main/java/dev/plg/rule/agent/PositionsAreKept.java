package dev.plg.rule.agent;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.picture.Flag;
import dev.plg.picture.Picture;
import dev.plg.picture.ProgramConfig;
import dev.plg.picture.Run;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.Agents;
import dev.plg.view.Disks;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What has been read is remembered beyond the pod.
final class PositionsAreKept implements PictureRule {

  @Override
  public About about() {
    return new About(
        "agent/positions-kept",
        Severity.WARNING,
        Versions.ALL,
        "the agent forgets with its pod what it has read",
        "after a restart everything that is still there is sent again: lines and events twice, or "
            + "refused as too old",
        "put `--storage.path` on a hostPath (DaemonSet) or a claim; in the chart `storagePath`",
        "alloy operations/helm/charts/alloy/values.yaml@v1.18.1 storagePath: /tmp/alloy");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return Agents.in(picture)
        .flatMap(config -> config.runs().stream().flatMap(run -> check(config, run).stream()))
        .toList();
  }

  private Optional<Finding> check(ProgramConfig config, Run run) {
    Optional<String> cache = cache(config);
    if (cache.isPresent()) {
      return Disks.isLost(run, cache.get())
          ? Optional.of(finding(config.placeOf("integrations", "eventhandler"), cache.get()))
          : Optional.empty();
    }
    Optional<Flag> flag = run.container().flag("storage.path");
    String path = flag.map(Flag::value).orElse("its working directory");
    return remembers(config) && Disks.isLost(run, path)
        ? Optional.of(finding(flag.map(Flag::place).orElse(run.container().place()), path))
        : Optional.empty();
  }

  /// Where the static mode keeps which events it has seen.
  // agent docs/sources/static/configuration/integrations/integrations-next/eventhandler-config.md
  private static Optional<String> cache(ProgramConfig config) {
    return config.tree().mapping("integrations").find("eventhandler").isPresent()
        ? config
            .value("integrations", "eventhandler", "cache_path")
            .or(() -> Optional.of(".eventcache/eventhandler.cache"))
        : Optional.empty();
  }

  private static boolean remembers(ProgramConfig config) {
    return Stream.of(
            "loki.source.file",
            "loki.source.kubernetes",
            "loki.source.kubernetes_events",
            "loki.source.podlogs",
            "loki.source.journal")
        .anyMatch(name -> config.river().named(name).findAny().isPresent());
  }

  private Finding finding(Location place, String path) {
    return about().finding(place, "%s lies in the pod, and is lost with it".formatted(path));
  }
}
