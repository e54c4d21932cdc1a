package dev.plg.rule.agent;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.AgentBlock;
import java.util.List;

/// Alloy, or the flow mode of Grafana Agent, has the components of a configuration.
final class ComponentsExist implements PictureRule {

  @Override
  public About about() {
    return new About(
        "agent/unknown-component",
        Severity.ERROR,
        Versions.ALL,
        "a component does not exist at this version",
        "the program does not load the configuration: `cannot find the definition of component"
            + " name …`",
        "remove the component, or declare it",
        "alloy internal/runtime/internal/controller/component_node_manager.go:63@v1.18.1");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return AgentBlock.in(picture)
        .filter(it -> it.isTop() && it.known().isEmpty())
        .map(
            it ->
                UnknownBlocks.finding(
                    about(),
                    it,
                    it.at(),
                    it.block().place(),
                    "%s has no component `%s`".formatted(it.program(), it.block().name())))
        .toList();
  }
}
