package dev.plg.rule.agent;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.Violation.at;

import dev.plg.catalog.BlockKey;
import dev.plg.catalog.Program;
import dev.plg.picture.Container;
import dev.plg.picture.Flag;
import dev.plg.picture.Picture;
import dev.plg.rule.PictureSubjects;
import dev.plg.rule.Rule;
import dev.plg.rule.Subject;
import dev.plg.rule.Violation;
import dev.plg.view.AgentBlock;
import java.util.stream.Stream;

/// Alloy runs at the stability level of its components.
final class AgentStability {

  private static final Subject<Picture, AgentBlock> BLOCKS =
      PictureSubjects.of(
          "Alloy",
          picture -> AgentBlock.in(picture).filter(it -> it.config().program() == Program.ALLOY),
          it -> it.config().version());

  static final Rule RULE =
      error("agent/stability", BLOCKS)
          .what("a component is less stable than Alloy's stability level allows")
          .why(
              "Alloy does not load the configuration: `… is at stability level …, which is below"
                  + " the minimum allowed stability level`")
          .fix("set --stability.level, in the chart `alloy.stabilityLevel`")
          .source("grafana/alloy internal/featuregate/featuregate.go:36@v1.18.1")
          .where(it -> it.config().version().isPresent())
          .where(it -> it.isTop() && it.keys().isCertain(it.at()))
          .finds(it -> it.known().stream().flatMap(key -> violation(it, key)));

  private AgentStability() {}

  private static Stream<Violation> violation(AgentBlock block, BlockKey key) {
    return block.config().runs().stream()
        .filter(run -> !allows(run.container(), key.stability()))
        .limit(1)
        .map(_ -> at(block.block().place(), message(block, key)).fixedBy(fix(key)));
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
          "`%s` is a community component, which Alloy's arguments do not enable"
              .formatted(block.component());
      default ->
          "`%s` has stability level %s in %s, which Alloy's arguments do not allow"
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
