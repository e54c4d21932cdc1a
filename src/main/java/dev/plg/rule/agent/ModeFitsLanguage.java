package dev.plg.rule.agent;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Container;
import dev.plg.picture.Picture;
import dev.plg.picture.ProgramConfig;
import dev.plg.picture.Run;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import java.util.List;

/// Grafana Agent's static mode reads YAML, its flow mode River.
final class ModeFitsLanguage implements PictureRule {

  @Override
  public About about() {
    return new About(
        "agent/mode",
        Severity.ERROR,
        Versions.ALL,
        "the agent's mode does not read the language of its configuration",
        "the agent does not start: it cannot parse what it is given",
        "for River set AGENT_MODE=flow and the command `run FILE`; for YAML neither, but "
            + "`-config.file`; in the chart `agent.mode`",
        "agent docs/sources/flow/get-started/run/_index.md@v0.44.2");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return picture
        .configs(Program.GRAFANA_AGENT)
        .flatMap(
            config ->
                config.runs().stream()
                    .filter(run -> differ(config, run))
                    .limit(1)
                    .map(run -> about().finding(config.text().place(), message(run))))
        .toList();
  }

  private static boolean differ(ProgramConfig config, Run run) {
    boolean river = !config.river().blocks().isEmpty();
    boolean yaml = !config.tree().isEmpty();
    return flows(run.container()) ? yaml : river && isStatic(run.container());
  }

  private static boolean flows(Container container) {
    return container.env("AGENT_MODE").flatMap(it -> it.value()).filter("flow"::equals).isPresent();
  }

  private static boolean isStatic(Container container) {
    boolean runs =
        container.commandLine().words().stream().anyMatch(word -> word.text().equals("run"));
    return container.flag("config.file").isPresent()
        && !runs
        && container.env("AGENT_MODE").isEmpty();
  }

  private static String message(Run run) {
    return flows(run.container())
        ? "%s runs in flow mode, and this is YAML".formatted(run.workload().title())
        : "%s runs in static mode, and this is River".formatted(run.workload().title());
  }
}
