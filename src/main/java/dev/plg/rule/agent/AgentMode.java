package dev.plg.rule.agent;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.PictureSubjects.configs;
import static dev.plg.rule.Violation.at;

import dev.plg.catalog.Program;
import dev.plg.picture.Container;
import dev.plg.picture.ProgramConfig;
import dev.plg.picture.Run;
import dev.plg.rule.Rule;

/// Grafana Agent's static mode reads YAML, its flow mode River.
final class AgentMode {

  static final Rule RULE =
      error("agent/mode", configs(Program.GRAFANA_AGENT))
          .what("the agent's mode does not read the language of its configuration")
          .why("the agent does not start: it cannot parse the configuration")
          .fix(
              "for River set AGENT_MODE=flow and the command `run FILE`; for YAML set only"
                  + " `-config.file`; in the chart `agent.mode`")
          .source("grafana/agent docs/sources/flow/get-started/run/_index.md@v0.44.2")
          .finds(
              config ->
                  config.runs().stream()
                      .filter(run -> isOther(config, run.container()))
                      .limit(1)
                      .map(run -> at(config.text().place(), message(run))));

  private AgentMode() {}

  private static boolean isOther(ProgramConfig config, Container container) {
    boolean river = !config.river().blocks().isEmpty();
    boolean yaml = !config.tree().isEmpty();
    return isFlow(container) ? yaml : river && isStatic(container);
  }

  private static boolean isFlow(Container container) {
    return container.env("AGENT_MODE").flatMap(it -> it.value()).filter("flow"::equals).isPresent();
  }

  private static boolean isStatic(Container container) {
    return container.flag("config.file").isPresent()
        && container.commandLine().words().stream().noneMatch(word -> word.text().equals("run"))
        && container.env("AGENT_MODE").isEmpty();
  }

  private static String message(Run run) {
    return isFlow(run.container())
        ? "%s runs in flow mode, but this is YAML".formatted(run.workload().title())
        : "%s runs in static mode, but this is River".formatted(run.workload().title());
  }
}
