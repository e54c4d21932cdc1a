package dev.plg.rule.agent;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Flag;
import dev.plg.picture.Picture;
import dev.plg.picture.ProgramConfig;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import java.util.List;

/// The integration that reads events is one of those that must be switched on.
final class EventHandlerIsEnabled implements PictureRule {

  @Override
  public About about() {
    return new About(
        "agent/integrations-next",
        Severity.ERROR,
        Versions.ALL,
        "the integration `eventhandler` is not switched on",
        "the agent does not start: it knows `eventhandler` only with the feature "
            + "integrations-next",
        "add the argument `-enable-features=integrations-next`, or read events by Alloy",
        "agent docs/sources/static/configuration/integrations/integrations-next/"
            + "eventhandler-config.md@v0.44.2");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return picture
        .configs(Program.GRAFANA_AGENT)
        .filter(config -> !config.runs().isEmpty() && !isEnabled(config))
        .filter(config -> config.tree().mapping("integrations").find("eventhandler").isPresent())
        .map(
            config ->
                about()
                    .finding(
                        config.placeOf("integrations", "eventhandler"),
                        "`eventhandler` needs `-enable-features=integrations-next`"))
        .toList();
  }

  private static boolean isEnabled(ProgramConfig config) {
    return config
        .flag("enable-features")
        .map(Flag::value)
        .filter(value -> value.contains("integrations-next"))
        .isPresent();
  }
}
