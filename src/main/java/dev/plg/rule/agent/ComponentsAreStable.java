package dev.plg.rule.agent;

import dev.plg.catalog.BlockKey;
import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Container;
import dev.plg.picture.Flag;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.AgentBlock;
import java.util.List;
import java.util.stream.Stream;

/// Alloy is started with the stability level that its components have.
final class ComponentsAreStable implements PictureRule {

  @Override
  public About about() {
    return new About(
        "agent/stability",
        Severity.ERROR,
        Versions.of("Alloy"),
        "a component is less stable than the level that Alloy runs at",
        "Alloy does not load the configuration: `… is at stability level …, which is below the"
            + " minimum allowed stability level`",
        "set --stability.level, in the chart `alloy.stabilityLevel`",
        "alloy internal/featuregate/featuregate.go:36@v1.18.1");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return AgentBlock.in(picture)
        .filter(it -> it.config().program() == Program.ALLOY && it.config().version().isPresent())
        .filter(it -> it.isTop() && it.keys().isCertain(it.at()))
        .flatMap(it -> it.known().stream().flatMap(key -> refused(it, key)))
        .toList();
  }

  private Stream<Finding> refused(AgentBlock block, BlockKey key) {
    return block.config().runs().stream()
        .filter(run -> !allows(run.container(), key.stability()))
        .limit(1)
        .map(_ -> about().finding(block.block().place(), message(block, key), fix(key)));
  }

  private static boolean allows(Container container, String stability) {
    String level = container.flag("stability.level").map(Flag::value).orElse("");
    return switch (stability) {
      case "experimental" -> level.equals("experimental") || level.contains("$");
      case "preview" -> !level.isEmpty() && !level.equals("generally-available");
      case "community" ->
          container.flag("feature.community-components.enabled").filter(Flag::isOn).isPresent();
      default -> true;
    };
  }

  private static String message(AgentBlock block, BlockKey key) {
    return switch (key.stability()) {
      case "community" ->
          "`%s` is a community component, which Alloy is not started with"
              .formatted(block.component());
      default ->
          "`%s` is at stability level %s in %s, and Alloy is not started with that level"
              .formatted(block.component(), level(key), block.program());
    };
  }

  private static String fix(BlockKey key) {
    return switch (key.stability()) {
      case "community" -> "add the argument --feature.community-components.enabled";
      default ->
          "add the argument --stability.level=%s, in the chart `alloy.stabilityLevel`"
              .formatted(level(key));
    };
  }

  private static String level(BlockKey key) {
    return key.stability().equals("preview") ? "public-preview" : key.stability();
  }
}
