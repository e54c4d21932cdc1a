package dev.plg.rule.agent;

import dev.plg.catalog.BlockKey;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.AgentBlock;
import java.util.List;
import java.util.stream.Stream;

/// A component is given the arguments and blocks that it can't do without.
final class RequiredArgumentsAreSet implements PictureRule {

  @Override
  public About about() {
    return new About(
        "agent/missing-argument",
        Severity.ERROR,
        Versions.ALL,
        "a component lacks an argument or a block that it needs",
        "the program does not load the configuration: `missing required attribute …`,"
            + " `missing required block …`",
        "set it",
        "alloy syntax/vm/struct_decoder.go:93@v1.18.1");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return AgentBlock.in(picture).flatMap(this::missing).toList();
  }

  private Stream<Finding> missing(AgentBlock block) {
    return block
        .keys()
        .required(block.at())
        .filter(it -> !isSet(block, it.name()))
        .map(
            it -> {
              Finding finding = about().finding(block.block().place(), message(block, it));
              return block.keys().isCertain(block.at().to(it.name()))
                  ? finding
                  : finding.atMost(Severity.WARNING);
            });
  }

  private static boolean isSet(AgentBlock block, String name) {
    return block.block().attribute(name).isPresent() || block.block().block(name).isPresent();
  }

  private static String message(AgentBlock block, BlockKey key) {
    return "%s in %s needs the %s `%s`"
        .formatted(
            block.title(), block.program(), key.isBlock() ? "block" : "argument", key.name());
  }
}
